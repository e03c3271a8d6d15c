"""Real servers for tests: started once a run, lazily, on 127.0.0.1, ended with the run."""
