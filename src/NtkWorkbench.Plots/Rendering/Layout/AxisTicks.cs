using NtkWorkbench.Core.Data;
using NtkWorkbench.Plots.Figures;

namespace NtkWorkbench.Plots.Rendering.Layout;

/// <summary>Where an axis has ticks and what stands there, the same in every renderer.</summary>
public static class AxisTicks
{
    private const int DecadesWithMinorTicks = 8;

    // Between numbers further apart than this, a tick at each decade would be a bar.
    private const int MinorDecades = 10;

    /// <summary>Ticks within limits.</summary>
    /// <param name="scale">The axis's scale; limits of a log axis are positive.</param>
    /// <param name="limits">Low below High, both finite.</param>
    /// <param name="atMost">How many numbers there is room for; at least 2.</param>
    /// <param name="integers">Whether only whole numbers are ticks.</param>
    public static IReadOnlyList<Tick> Choose(AxisScale scale, Interval limits, int atMost, bool integers = false) => scale switch
    {
        AxisScale.Linear => Linear(limits, atMost, integers),
        AxisScale.Log => Log(limits, atMost),
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "not an axis scale"),
    };

    private static List<Tick> Linear(Interval limits, int atMost, bool integers)
    {
        // With room for two numbers only, zero in the middle of an axis would often stand alone.
        atMost = Math.Max(3, atMost);
        double step = Step(limits.Length / (atMost + 1), integers);
        while (Count(limits, step) > atMost)
            step = Step(step * 1.01, integers);
        // Steps of 5 leave one number on some axes of less than two steps; steps of 4 then leave two.
        if (Count(limits, step) < 2 && !(integers && step <= 1))
            step *= 0.8;
        double largest = Math.Max(Math.Abs(limits.Low), Math.Abs(limits.High));
        List<Tick> ticks = [];
        double first = Math.Ceiling((limits.Low / step) - 1e-9);
        for (int i = 0; i < Count(limits, step); i++)
        {
            double position = (first + i) * step;
            ticks.Add(new(position, NumberText.Format(position, step, largest), true));
        }
        return ticks;
    }

    private static int Count(Interval limits, double step) =>
        (int)(Math.Floor((limits.High / step) + 1e-9) - Math.Ceiling((limits.Low / step) - 1e-9)) + 1;

    /// <summary>The smallest of 1, 2, 5 times a power of ten that is not below a length.</summary>
    private static double Step(double length, bool integers)
    {
        double power = Math.Pow(10, NumberText.Exponent(length));
        double factor = length / power;
        double step = power * (factor <= 1 + 1e-9 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
        return integers ? Math.Max(1, step) : step;
    }

    private static List<Tick> Log(Interval limits, int atMost)
    {
        int low = (int)Math.Ceiling(Math.Log10(limits.Low) - 1e-9), high = NumberText.Exponent(limits.High);
        int decades = high - low + 1;
        if (decades < 2)
            return WithinOneDecade(limits, atMost);
        int every = RoundedUp((int)Math.Ceiling(decades / (double)Math.Max(2, atMost)));
        // Round exponents where two of them lie on the axis, else counted from its low end.
        int origin = Enumerable.Range(low, decades).Count(exponent => exponent % every == 0) >= 2 ? 0 : low;
        List<Tick> ticks = [];
        for (int exponent = low - 1; exponent <= high; exponent++)
        {
            bool major = exponent >= low && (exponent - origin) % every == 0;
            if (exponent >= low && (major || every <= MinorDecades))
                ticks.Add(new(Math.Pow(10, exponent), major ? NumberText.PowerOfTen(exponent) : "", major));
            for (int digit = 2; every == 1 && decades <= DecadesWithMinorTicks && digit < 10; digit++)
                ticks.Add(new(digit * Math.Pow(10, exponent), "", false));
        }
        ticks.RemoveAll(tick => tick.Position < limits.Low || tick.Position > limits.High);
        return ticks;
    }

    /// <summary>A number of decades, to 1, 2 or 5 times a power of ten where it is above 10.</summary>
    private static int RoundedUp(int decades) => decades <= 10 ? decades : (int)Step(decades, integers: true);

    private static List<Tick> WithinOneDecade(Interval limits, int atMost)
    {
        List<Tick> ticks = [];
        for (int exponent = NumberText.Exponent(limits.Low); exponent <= NumberText.Exponent(limits.High); exponent++)
        {
            double power = Math.Pow(10, exponent);
            for (int digit = 1; digit < 10; digit++)
                ticks.Add(new(digit * power, digit is 1 or 2 or 5 ? Labelled(digit, exponent) : "", digit is 1 or 2 or 5));
        }
        ticks.RemoveAll(tick => tick.Position < limits.Low || tick.Position > limits.High);
        return ticks.Count(tick => tick.Major) >= 2 ? ticks : Linear(limits, atMost, false);
    }

    private static string Labelled(int digit, int exponent) => Math.Abs(exponent) <= 2
        ? NumberText.Format(digit * Math.Pow(10, exponent), Math.Pow(10, exponent), 1)
        : digit == 1 ? NumberText.PowerOfTen(exponent) : $"{digit}×{NumberText.PowerOfTen(exponent)}";
}
