-- What CockroachDB knows and PostgreSQL does not, as views and functions of a schema that clients
-- never see: statements are rewritten to name it. Installed in every database.
CREATE SCHEMA standin;
GRANT USAGE ON SCHEMA standin TO PUBLIC;
-- Everybody may create in "public", as in CockroachDB.
GRANT CREATE ON SCHEMA public TO PUBLIC;

CREATE FUNCTION standin.version() RETURNS text LANGUAGE sql STABLE AS $$ SELECT '${banner}' $$;

-- CockroachDB's integers are of 64 bits in these as well.
CREATE FUNCTION standin.repeat(value text, times bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT pg_catalog.repeat(value, times::integer)
$$;
CREATE FUNCTION standin.left(value text, length bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT pg_catalog.left(value, length::integer)
$$;
CREATE FUNCTION standin.right(value text, length bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT pg_catalog.right(value, length::integer)
$$;

-- The stand-in's clock against the wall's: one row whenever it was seen to have moved.
CREATE TABLE standin.clock_samples (wall timestamptz PRIMARY KEY, hlc numeric(29, 10) NOT NULL);

CREATE FUNCTION standin.hlc_at(at timestamptz) RETURNS numeric
  LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT coalesce(
    (SELECT hlc FROM standin.clock_samples WHERE wall <= at ORDER BY wall DESC LIMIT 1),
    (SELECT hlc FROM standin.clock_samples ORDER BY wall LIMIT 1))
$$;
CREATE FUNCTION standin.cluster_logical_timestamp() RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT standin.hlc_at('infinity')
$$;
CREATE FUNCTION standin.now() RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT to_timestamp(trunc(standin.hlc_at('infinity') / 1000) / 1000000)
$$;
CREATE FUNCTION standin.follower_read_timestamp() RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT standin.now() - interval '4.2 seconds'
$$;
-- A row of a transaction that has not committed, or that PostgreSQL has forgotten, is dated now.
CREATE FUNCTION standin.crdb_internal_mvcc_timestamp(writer xid) RETURNS numeric
  LANGUAGE sql STABLE AS $$
  SELECT standin.hlc_at(coalesce(pg_xact_commit_timestamp(writer), 'infinity'))
$$;

CREATE SEQUENCE standin.rowids START 941234567890123;
GRANT USAGE ON SEQUENCE standin.rowids TO PUBLIC;
CREATE FUNCTION standin.unique_rowid() RETURNS bigint LANGUAGE sql VOLATILE AS $$
  SELECT nextval('standin.rowids')
$$;
-- The default of the column that a table without a primary key gets; it marks the column as hidden.
CREATE FUNCTION standin.hidden_rowid() RETURNS bigint LANGUAGE sql VOLATILE AS $$
  SELECT nextval('standin.rowids')
$$;

CREATE FUNCTION standin.is_hidden(relation oid, number smallint) RETURNS boolean
  LANGUAGE sql STABLE AS $$
  SELECT CASE col_description(relation, number)
    WHEN 'NOT VISIBLE' THEN true
    WHEN 'VISIBLE' THEN false
    ELSE EXISTS (
      SELECT FROM pg_attrdef d
      WHERE d.adrelid = relation AND d.adnum = number
        AND pg_get_expr(d.adbin, d.adrelid) = 'standin.hidden_rowid()')
    END
$$;
CREATE FUNCTION standin.sql_type(type oid, modifier integer) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN element <> 0 THEN standin.sql_type(element, modifier) || '[]'
    ELSE coalesce(cockroach, upper(plain)) || coalesce(substring(full_name FROM '\([0-9,]+\)'), '')
    END
  FROM (
    SELECT format_type(type, NULL) AS plain, format_type(type, modifier) AS full_name,
      (SELECT CASE typcategory WHEN 'A' THEN typelem ELSE 0 END FROM pg_type t WHERE t.oid = type)
        AS element) AS named
  LEFT JOIN (VALUES
    ('text', 'STRING'), ('character varying', 'VARCHAR'), ('character', 'CHAR'), ('bigint', 'INT8'),
    ('integer', 'INT4'), ('smallint', 'INT2'), ('bytea', 'BYTES'), ('numeric', 'DECIMAL'),
    ('boolean', 'BOOL'), ('double precision', 'FLOAT8'), ('real', 'FLOAT4'),
    ('timestamp with time zone', 'TIMESTAMPTZ'), ('timestamp without time zone', 'TIMESTAMP'),
    ('time without time zone', 'TIME'), ('time with time zone', 'TIMETZ')) AS names (pg, cockroach)
    ON names.pg = named.plain
$$;

CREATE VIEW standin.columns AS
  SELECT c.table_catalog::text, c.table_schema::text, c.table_name::text, c.column_name::text,
    c.ordinal_position::int AS ordinal_position,
    regexp_replace(c.column_default::text, 'standin\.(hidden|unique)_rowid\(\)', 'unique_rowid()')
      AS column_default,
    c.is_nullable::text, c.data_type::text,
    c.character_maximum_length::int AS character_maximum_length,
    c.character_octet_length::int AS character_octet_length,
    c.numeric_precision::int AS numeric_precision,
    c.numeric_precision_radix::int AS numeric_precision_radix,
    c.numeric_scale::int AS numeric_scale,
    c.datetime_precision::int AS datetime_precision,
    c.collation_name::text, c.domain_name::text, c.udt_catalog::text, c.udt_schema::text,
    c.udt_name::text, c.is_identity::text, c.identity_generation::text,
    CASE WHEN standin.is_hidden(r.oid, a.attnum) THEN 'YES' ELSE 'NO' END AS is_hidden,
    c.is_generated::text, coalesce(c.generation_expression, '')::text AS generation_expression,
    c.is_updatable::text, standin.sql_type(a.atttypid, a.atttypmod) AS crdb_sql_type
  FROM information_schema.columns c
    JOIN pg_namespace n ON n.nspname = c.table_schema
    JOIN pg_class r ON r.relnamespace = n.oid AND r.relname = c.table_name
    JOIN pg_attribute a ON a.attrelid = r.oid AND a.attname = c.column_name
  WHERE c.table_schema <> 'standin';
CREATE VIEW standin.key_column_usage AS
  SELECT constraint_catalog::text, constraint_schema::text, constraint_name::text,
    table_catalog::text, table_schema::text, table_name::text, column_name::text,
    ordinal_position::int AS ordinal_position,
    position_in_unique_constraint::int AS position_in_unique_constraint
  FROM information_schema.key_column_usage WHERE table_schema <> 'standin';
CREATE VIEW standin.tables AS
  SELECT table_catalog::text, table_schema::text, table_name::text, table_type::text,
    is_insertable_into::text
  FROM information_schema.tables WHERE table_schema <> 'standin';
CREATE VIEW standin.schemata AS
  SELECT catalog_name::text, schema_name::text
  FROM information_schema.schemata
  WHERE schema_name <> 'standin' AND schema_name NOT LIKE 'pg\_t%';
CREATE VIEW standin.table_constraints AS
  SELECT constraint_catalog::text, constraint_schema::text, constraint_name::text,
    table_catalog::text, table_schema::text, table_name::text, constraint_type::text,
    is_deferrable::text, initially_deferred::text
  FROM information_schema.table_constraints WHERE table_schema <> 'standin';

CREATE VIEW standin.pg_db_role_setting AS
  SELECT ARRAY(
      SELECT regexp_replace(entry, '^crdb\.', '')
      FROM unnest(s.setconfig) WITH ORDINALITY AS e (entry, place) ORDER BY place) AS setconfig,
    s.setdatabase, s.setrole
  FROM pg_catalog.pg_db_role_setting s;
-- The variables that only CockroachDB has, with their built-in values.
CREATE TABLE standin.own_variables (name text PRIMARY KEY, boot_val text NOT NULL);
CREATE VIEW standin.pg_settings AS
  SELECT name, current_setting('crdb.' || name, true) AS setting, boot_val FROM standin.own_variables
  UNION ALL
  SELECT lower(name), setting, boot_val FROM pg_catalog.pg_settings
  WHERE lower(name) IN (${shared});
CREATE VIEW standin.pg_roles AS
  SELECT * FROM pg_catalog.pg_roles WHERE rolname <> 'postgres' AND rolname NOT LIKE 'pg\_%';
CREATE VIEW standin.pg_auth_members AS SELECT * FROM pg_catalog.pg_auth_members;
CREATE FUNCTION standin.default_session_variables(role_name text)
  RETURNS TABLE (
    session_variables text, default_values text, database text, inherited_globally boolean)
  LANGUAGE sql STABLE AS $$
  SELECT split_part(entry, '=', 1), substr(entry, strpos(entry, '=') + 1), d.datname::text,
    s.setrole = 0
  FROM standin.pg_db_role_setting s
    CROSS JOIN unnest(s.setconfig) AS entry
    LEFT JOIN pg_database d ON d.oid = s.setdatabase
    LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.setrole
  WHERE s.setrole = 0 OR r.rolname = role_name
  ORDER BY 3, 4, 1
$$;
GRANT SELECT ON standin.columns, standin.key_column_usage, standin.tables, standin.schemata,
  standin.table_constraints, standin.pg_db_role_setting, standin.pg_roles, standin.pg_auth_members,
  standin.pg_settings, standin.own_variables
  TO PUBLIC;
