"""What programs of Jupyter's load of Descent."""
