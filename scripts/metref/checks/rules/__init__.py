"""One YAML file a rule: what it asks, why, a good example and bad ones."""
