"""What the family floor asks: lists, one file, its chronology, who is here, the admission register."""
