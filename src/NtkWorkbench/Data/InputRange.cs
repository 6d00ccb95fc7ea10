namespace NtkWorkbench;

/// <summary>The intervals that one or two inputs lie in.</summary>
/// <param name="First">That of the first input; of every input where there is no other.</param>
/// <param name="Second">That of the second input; null: the first one's.</param>
public readonly record struct InputRange(Interval First, Interval? Second = null)
{
    /// <summary>One interval for every input.</summary>
    public InputRange(double low, double high)
        : this(new Interval(low, high))
    {
    }

    /// <summary>The lower end of the first input's interval.</summary>
    public double Low => First.Low;

    /// <summary>The upper end of the first input's interval.</summary>
    public double High => First.High;

    /// <summary>One interval for every input.</summary>
    public static implicit operator InputRange(Interval interval) => new(interval);

    /// <summary>That of an input, from 0.</summary>
    internal Interval Of(int input) => input == 0 ? First : Second ?? First;
}
