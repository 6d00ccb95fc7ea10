namespace NtkWorkbench.JobFiles;

/// <summary>The numbers that a slot takes: those of its type within those of its attributes.</summary>
internal readonly record struct NumberRange(double Minimum, double Maximum, bool MinimumIsExclusive, bool MaximumIsExclusive)
{
    public static NumberRange Of(Slot slot, double low, double high)
    {
        if (slot.Attribute<RangeAttribute>() is { } range)
        {
            return new NumberRange(
                Math.Max(low, Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture)),
                Math.Min(high, Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture)),
                range.MinimumIsExclusive,
                range.MaximumIsExclusive);
        }
        return slot.Attribute<ItemRangeAttribute>() is { } item
            ? new NumberRange(Math.Max(low, item.Minimum), Math.Min(high, item.Maximum), item.MinimumIsExclusive, false)
            : new NumberRange(low, high, false, false);
    }

    public bool Contains(double value) =>
        (MinimumIsExclusive ? value > Minimum : value >= Minimum) && (MaximumIsExclusive ? value < Maximum : value <= Maximum);

    /// <summary>"above 0", "at least 1 and at most 1000".</summary>
    public override string ToString()
    {
        string low = Minimum == double.MinValue ? "" : $"{(MinimumIsExclusive ? "above" : "at least")} {JobNumber.Text(Minimum)}";
        string high = Maximum == double.MaxValue ? "" : $"{(MaximumIsExclusive ? "below" : "at most")} {JobNumber.Text(Maximum)}";
        return low.Length > 0 && high.Length > 0 ? $"{low} and {high}" : low + high;
    }
}
