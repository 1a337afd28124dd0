"""What health tells a child's chronology."""
