"""A migration from its first resource to its last, through boto3; the argument is the endpoint."""

import json
import sys

import boto3
from botocore.exceptions import ClientError

SOON = {"Delay": 1, "MaxAttempts": 60}
TABLES = [{"SchemaName": "shop", "TableName": name} for name in ("orders", "lines")]

dms = boto3.client("dms", endpoint_url=sys.argv[1])
refusals = []


def wait(name, key, value):
    dms.get_waiter(name).wait(Filters=[{"Name": key, "Values": [value]}], WaiterConfig=SOON)


def refused(code, operation, **request):
    try:
        operation(**request)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        assert error.response["Error"]["Message"], "a refusal says why"
        refusals.append(code)
    else:
        raise AssertionError(f"{operation.__name__} was not refused")


def endpoint(side):
    return dms.create_endpoint(
        EndpointIdentifier=side,
        EndpointType=side,
        EngineName="postgres",
        ServerName="db.example",
        Port=5432,
        DatabaseName="shop",
        Username="dms",
        Password="example",
    )["Endpoint"]["EndpointArn"]


def described():
    (found,) = dms.describe_replication_tasks(
        Filters=[{"Name": "replication-task-arn", "Values": [task]}]
    )["ReplicationTasks"]
    return found


def statistics():
    pages = dms.get_paginator("describe_table_statistics").paginate(
        ReplicationTaskArn=task, PaginationConfig={"PageSize": 20}
    )
    return [table for page in pages for table in page["TableStatistics"]]


def start(how):
    dms.start_replication_task(ReplicationTaskArn=task, StartReplicationTaskType=how)
    wait("replication_task_running", "replication-task-arn", task)


def stop():
    dms.stop_replication_task(ReplicationTaskArn=task)
    wait("replication_task_stopped", "replication-task-arn", task)


def loaded():
    """Polls as a script would; a load takes a moment."""
    while not all(table["TableState"] == "Table completed" for table in statistics()):
        pass
    return sorted((table["TableName"], table["FullLoadRows"]) for table in statistics())


instance = dms.create_replication_instance(
    ReplicationInstanceIdentifier="example", ReplicationInstanceClass="dms.t3.medium"
)["ReplicationInstance"]["ReplicationInstanceArn"]
wait("replication_instance_available", "replication-instance-arn", instance)
source, target = endpoint("source"), endpoint("target")
rules = [
    {
        "rule-type": "selection",
        "rule-id": str(number),
        "rule-name": table["TableName"],
        "object-locator": {"schema-name": "shop", "table-name": table["TableName"]},
        "rule-action": "include",
    }
    for number, table in enumerate(TABLES, 1)
]
task = dms.create_replication_task(
    ReplicationTaskIdentifier="orders",
    SourceEndpointArn=source,
    TargetEndpointArn=target,
    ReplicationInstanceArn=instance,
    MigrationType="full-load-and-cdc",
    TableMappings=json.dumps({"rules": rules}),
    Tags=[{"Key": "dms-medic", "Value": "observe"}],
)["ReplicationTask"]["ReplicationTaskArn"]
wait("replication_task_ready", "replication-task-arn", task)
(tag,) = dms.list_tags_for_resource(ResourceArn=task)["TagList"]
assert (tag["Key"], tag["Value"]) == ("dms-medic", "observe"), tag

start("start-replication")
rows = loaded()
settings = json.dumps({"TargetMetadata": {"LobMaxSize": 64}})
eleven = [{"SchemaName": "shop", "TableName": f"t{number}"} for number in range(11)]
state = "InvalidResourceStateFault"
refused(state, dms.modify_replication_task, ReplicationTaskArn=task, ReplicationTaskSettings=settings)
refused(
    "InvalidParameterValueException",
    dms.reload_tables,
    ReplicationTaskArn=task,
    TablesToReload=eleven,
)
dms.reload_tables(ReplicationTaskArn=task, TablesToReload=TABLES)
assert loaded() == rows

stop()
refused(state, dms.reload_tables, ReplicationTaskArn=task, TablesToReload=TABLES)
refused(
    "InvalidParameterCombinationException",
    dms.start_replication_task,
    ReplicationTaskArn=task,
    StartReplicationTaskType="start-replication",
)
modified = dms.modify_replication_task(ReplicationTaskArn=task, ReplicationTaskSettings=settings)
assert modified["ReplicationTask"]["Status"] == "modifying"
while described()["Status"] == "modifying":
    pass
echo = json.loads(described()["ReplicationTaskSettings"])
assert echo["TargetMetadata"]["LobMaxSize"] == 64, echo["TargetMetadata"]

start("resume-processing")
refused(state, dms.delete_replication_task, ReplicationTaskArn=task)
stop()
dms.delete_replication_task(ReplicationTaskArn=task)
wait("replication_task_deleted", "replication-task-arn", task)
for each in (source, target):
    dms.delete_endpoint(EndpointArn=each)
    wait("endpoint_deleted", "endpoint-arn", each)
dms.delete_replication_instance(ReplicationInstanceArn=instance)
wait("replication_instance_deleted", "replication-instance-arn", instance)
assert rows == [("lines", 1000), ("orders", 1000)], rows
print(f"{len(refusals)} refusals as expected, {len(rows)} tables of 1000 rows")
