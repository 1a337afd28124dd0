"""Daily life: meals, counts, rounds, the house log; its door opens later."""
