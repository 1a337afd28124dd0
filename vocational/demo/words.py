"""What the demonstration's trainers write."""

from vocational.choices.trades import TradeKey

ANSWER = "Her class is in the morning; agreed with her and her case worker"
LEFT = "She has left the home"
AWAY = "Away from the home"
WITHDRAWN = "Printed with another girl’s hours"
CAUGHT_UP = ("Did it again by herself", "Showed it to a younger girl", "Asked nobody this time")
SEEN: dict[str, tuple[str, ...]] = {
    TradeKey.EMBROIDERY: ("Worked a sampler", "Finished a cushion cover", "Stitched a border on a stole"),
    TradeKey.BAG_MAKING: ("Sewed ten bags of one size", "Cut for the whole batch", "Sewed a lined bag with zip"),
    TradeKey.COMPUTER_BASICS: (
        "Typed a letter and printed it", "Kept the list of the library", "Wrote her own application",
    ),
    TradeKey.BLOCK_PRINTING: ("Printed a metre without a gap", "Mixed the shade alone", "Printed a border"),
    TradeKey.SEWING: ("Sewed a frock", "Hemmed a sari", "Fitted a blouse"),
}  # fmt: skip
