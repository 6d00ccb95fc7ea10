namespace NtkWorkbench;

/// <summary>The two points between which a path ends up jumping, because its step is longer than the way that is left.</summary>
public sealed record TwoPointCycle
{
    /// <summary>The first t from which x_{t+2} = x_t to the end.</summary>
    public required int FirstStep { get; init; }

    /// <summary>x_t at that step.</summary>
    public required double[] First { get; init; }

    /// <summary>x_{t+1}.</summary>
    public required double[] Second { get; init; }

    /// <summary>The distances of the two points from b; they sum to the step size.</summary>
    public required (double First, double Second) Distances { get; init; }

    /// <summary>The cycle in which a path ends; null where it ends in none.</summary>
    /// <param name="path">The path; a cycle shows from its fourth point on.</param>
    /// <param name="tolerance">How near x_{t+2} must come to x_t, against the distance between x_t and x_{t+1}.</param>
    public static TwoPointCycle? Find(NormDescentPath path, double tolerance = 1e-9)
    {
        ArgumentNullException.ThrowIfNull(path);
        int first = path.Steps - 1;
        while (first >= 1 && Returns(path.Points, first - 1, tolerance))
            first--;
        // Two returns make a cycle; one could be a single overshoot.
        if (path.Steps - first < 3)
            return null;
        return new TwoPointCycle
        {
            FirstStep = first,
            First = path.Points.Row(first).ToArray(),
            Second = path.Points.Row(first + 1).ToArray(),
            Distances = (path.Distances[first], path.Distances[first + 1]),
        };
    }

    private static bool Returns(Matrix points, int step, double tolerance)
    {
        double jump = Reductions.Distance<double>(points.Row(step), points.Row(step + 1));
        return jump > 0
            && Reductions.Distance<double>(points.Row(step), points.Row(step + 2)) <= tolerance * jump;
    }
}
