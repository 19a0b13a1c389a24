/* commands: every command, in the order of the help. A line is the declaration. */
extern const struct command command_config_schema;
