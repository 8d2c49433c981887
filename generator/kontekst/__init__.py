"""Models and professional base to ready, typed values for one document or page; knows no template and no file."""
