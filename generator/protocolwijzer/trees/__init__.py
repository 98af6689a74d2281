"""Decision trees as their authors write them: from YAML to the model, with all that is checked.

decision_trees/<school-id>/<tree-id>.yml and, if there, index.yml and translations.lock.yml
"""
