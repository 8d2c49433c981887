"""The commands: read arguments and today's date, call the pipeline, print; knows no file format."""
