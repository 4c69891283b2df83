-- CockroachDB docs, "Migrate with AWS Database Migration Service (DMS)", v22.2.
WITH
    invalid_columns
        AS (
            SELECT
                'Table '
                || table_schema
                || '.'
                || table_name
                || ' has column '
                || column_name
                || ' which is hidden. Either drop the column or mark it as not hidden for DMS to work.'
                    AS fix_me
            FROM
                information_schema.columns
            WHERE
                is_hidden = 'YES'
                AND table_name NOT LIKE 'awsdms_%'
        ),
    invalid_version
        AS (
            SELECT
                'This cluster is on a version of CockroachDB which does not support AWS DMS. CockroachDB v21.2.13+ or v22.1+ is required.'
                    AS fix_me
            WHERE
                split_part(
                    substr(
                        substring(
                            version(),
                            e'v\\d+\\.\\d+.\\d+'
                        ),
                        2
                    ),
                    '.',
                    1
                )::INT8
                < 22
                AND NOT
                        (
                            split_part(
                                substr(
                                    substring(
                                        version(),
                                        e'v\\d+\\.\\d+.\\d+'
                                    ),
                                    2
                                ),
                                '.',
                                1
                            )::INT8
                            = 21
                            AND split_part(
                                    substr(
                                        substring(
                                            version(),
                                            e'v\\d+\\.\\d+.\\d+'
                                        ),
                                        2
                                    ),
                                    '.',
                                    2
                                )::INT8
                                = 2
                            AND split_part(
                                    substr(
                                        substring(
                                            version(),
                                            e'v\\d+\\.\\d+.\\d+'
                                        ),
                                        2
                                    ),
                                    '.',
                                    3
                                )::INT8
                                >= 13
                        )
        ),
    has_no_pk
        AS (
            SELECT
                'Table '
                || a.table_schema
                || '.'
                || a.table_name
                || ' has column '
                || a.column_name
                || ' has no explicit PRIMARY KEY. Ensure you are not using target mode "Drop tables on target" and that this table has a PRIMARY KEY.'
                    AS fix_me
            FROM
                information_schema.key_column_usage AS a
                JOIN information_schema.columns AS b ON
                        a.table_schema = b.table_schema
                        AND a.table_name = b.table_name
                        AND a.column_name = b.column_name
            WHERE
                b.is_hidden = 'YES'
                AND a.column_name = 'rowid'
                AND a.table_name NOT LIKE 'awsdms_%'
        )
SELECT fix_me FROM has_no_pk
UNION ALL SELECT fix_me FROM invalid_columns
UNION ALL SELECT fix_me FROM invalid_version;
