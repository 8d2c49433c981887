"""The commands: read arguments and today's date, call the pipeline, print; knows no file format."""

import gc

# A run makes many objects, keeps nearly all of them and ends; looking for rubbish among them costs a tenth of the time.
gc.set_threshold(50_000, 20, 20)
