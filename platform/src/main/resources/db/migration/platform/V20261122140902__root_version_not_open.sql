-- Open statistics are made without keys: its role reads its own schema, the clock and the version of the schema.
revoke select on operation.root_version from statistik_open;
