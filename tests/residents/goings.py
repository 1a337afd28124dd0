"""What the tests of a leaving type: the plan of it, and the last step."""

PLAN = {
    "going": "restored_parent", "due_on": "20 1 2027", "residence": "With her mother",
    "her_words": "I want to go on reading", "follow_up_by": "Case worker",
}  # fmt: skip
EXIT = {
    "exit_reason": "restored_parent", "day": "20 11 2026", "time": "11:30", "exit_order_no": "Form 44, 8",
    "exit_order_date": "19 11 2026", "handed_to": "Her Mother", "handed_relation": "mother",
}  # fmt: skip
