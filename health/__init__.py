"""Health: examinations, growth, medicines; its door opens later."""
