"""What dates a saying: the documents it stands in, and whose words it is."""
