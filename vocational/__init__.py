"""Vocational training: trades, batches, competencies; its door opens later."""
