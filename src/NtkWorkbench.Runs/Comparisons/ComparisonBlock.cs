using System.Globalization;

namespace NtkWorkbench.Runs;

/// <summary>What the moving part of a comparison's page is made from: runs by groups, what differs in their jobs, what came of them, and
/// their curves.</summary>
internal sealed record ComparisonBlock
{
    /// <summary>Most points of a curve, and whether details are among the curves; the next where all would be too many for a
    /// page.</summary>
    private static readonly (int Points, bool Details)[] Levels =
        [(300, true), (150, true), (75, true), (40, true), (75, false), (40, false), (20, false)];

    // Characters of all curves; a number takes eight bytes, in base64.
    private const double MostCharacters = 3e6;
    private const double CharactersOfNumber = 8 * 4 / 3.0;

    public required IReadOnlyList<Group> Groups { get; init; }

    public required IReadOnlyList<Run> Runs { get; init; }

    /// <summary>What differs in the jobs.</summary>
    public required IReadOnlyList<Key> Keys { get; init; }

    public required IReadOnlyList<Result> Results { get; init; }

    public required IReadOnlyList<ComparisonQuantity> Quantities { get; init; }

    /// <summary>The x of curves, each once.</summary>
    public required IReadOnlyList<NumberArray<double>> Axes { get; init; }

    /// <summary>What is thinned or absent, in sentences.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <param name="groups">At least one.</param>
    /// <param name="folder">What links to runs are relative to; null: there are none.</param>
    public static ComparisonBlock Of(IReadOnlyList<RunGroup> groups, string? folder)
    {
        (int Group, ComparedRun Run)[] runs = [.. groups.SelectMany((group, i) => group.Runs.Select(run => (i, run)))];
        IReadOnlyList<ComparisonCurve>[] all = [.. runs.Select(run => ComparisonCurve.Of(run.Run))];
        (int points, bool details) = Levels.FirstOrDefault(level => Characters(all, level) <= MostCharacters, Levels[^1]);
        IReadOnlyList<ComparisonCurve>[] curves =
            [.. all.Select(own => own.Where(curve => details || !curve.Quantity.IsDetail).Select(curve => curve.Thin(points)).ToArray())];
        ComparisonQuantity[] quantities =
            [.. curves.SelectMany(own => own).Select(curve => curve.Quantity).Distinct().OrderBy(quantity => quantity.Section)];
        List<double[]> axes = [];
        JobDifferences differences = JobDifferences.Of([.. runs.Select(run => run.Run.Written)]);
        string[] measures = [.. groups.Select(group => group.Measure()).Distinct()];
        return new ComparisonBlock
        {
            Groups = [.. groups.Select(group => new Group(
                group.Label, group.Style.Color, group.Style.Dash, Array.IndexOf(measures, group.Measure())))],
            Runs = [.. runs.Select((run, i) => new Run
            {
                Label = run.Run.Label,
                Group = run.Group,
                Seed = Invariant($"{run.Run.Job.Seed}"),
                Status = run.Run.Summary.Status.ToString().ToLowerInvariant(),
                IsInMean = run.Run.IsCompleted,
                IsCalm = !run.Run.Diverged,
                Report = folder is null ? null : ReportPage.Link(folder, run.Run.Folder),
                StepsPerEpoch = run.Run.StepsPerEpoch,
                LastStep = run.Run.Metrics["step"].LastOrDefault(),
                Curves = [.. curves[i].Select(curve => new Curve(
                    Array.IndexOf(quantities, curve.Quantity), IndexOf(axes, curve.X), PageJson.Array(curve.Y)))],
            })],
            Keys = [.. differences.Keys.Select(key => Key.Of(key, [.. runs.Select((_, i) => differences.Value(i, key))]))],
            // But for times, which a run that was continued has of its own.
            Results = [.. ResultColumns.All.Where(column => column.Name != "seconds")
                .Select(column => new Result(column.Name, [.. runs.Select(run => column.Value(run.Run))]))
                .Where(result => result.Values.Any(value => value is not null))],
            Quantities = quantities,
            Axes = [.. axes.Select(PageJson.Array)],
            Notes = [.. Omissions(all, points, details)],
        };
    }

    private static double Characters(IReadOnlyList<ComparisonCurve>[] curves, (int Points, bool Details) level) => CharactersOfNumber
        * curves.SelectMany(own => own).Where(curve => level.Details || !curve.Quantity.IsDetail)
            .Sum(curve => (double)Math.Min(level.Points, curve.X.Length));

    private static IEnumerable<string> Omissions(IReadOnlyList<ComparisonCurve>[] all, int points, bool details)
    {
        if (all.SelectMany(own => own).Any(curve => curve.X.Length > points && (details || !curve.Quantity.IsDetail)))
            yield return Invariant($"Curves have at most {points} of their points here; the run folders have all.");
        if (!details && all.SelectMany(own => own).Any(curve => curve.Quantity.IsDetail))
            yield return "Gradients by layer, predicted residuals and all but the first two modes are left out here: the page would be too "
                + "large.";
    }

    private static int IndexOf(List<double[]> axes, double[] x)
    {
        int index = axes.FindIndex(axis => axis.AsSpan().SequenceEqual(x));
        if (index < 0)
            axes.Add(x);
        return index < 0 ? axes.Count - 1 : index;
    }

    /// <summary>Runs that differ in their seed alone, and how their curves look in all figures.</summary>
    /// <param name="Label">What they have in common.</param>
    /// <param name="Color">Its place in the palette or on the map.</param>
    /// <param name="Dash">Of its lines.</param>
    /// <param name="Measure">The same number where losses are of the same data and kind.</param>
    internal sealed record Group(string Label, SeriesColor Color, DashStyle Dash, int Measure);

    internal sealed record Run
    {
        public required string Label { get; init; }

        /// <summary>Index of its group.</summary>
        public required int Group { get; init; }

        /// <summary>In digits: a number of JavaScript has fewer.</summary>
        public required string Seed { get; init; }

        public required string Status { get; init; }

        /// <summary>Whether it is part of its group's mean.</summary>
        public required bool IsInMean { get; init; }

        /// <summary>Whether it did not diverge.</summary>
        public required bool IsCalm { get; init; }

        /// <summary>The address of its report; null: none.</summary>
        public required string? Report { get; init; }

        public required int StepsPerEpoch { get; init; }

        public required double LastStep { get; init; }

        public required IReadOnlyList<Curve> Curves { get; init; }
    }

    /// <summary>A curve by the indices of its quantity and of its x.</summary>
    internal sealed record Curve(int Quantity, int Axis, NumberArray<double> Values);

    /// <summary>A number of each run; null where it has none.</summary>
    internal sealed record Result(string Name, IReadOnlyList<double?> Values);

    /// <summary>What the runs' jobs have at a key; empty where one has none.</summary>
    /// <param name="Path">As overrides write it.</param>
    /// <param name="Kind">"number" where all are, else "word".</param>
    /// <param name="Values">As job files write them.</param>
    internal sealed record Key(string Path, string Kind, IReadOnlyList<string> Values)
    {
        public static Key Of(string path, IReadOnlyList<string> values) =>
            new(path, values.All(value => value.Length == 0 || IsNumber(value)) ? "number" : "word", values);

        private static bool IsNumber(string text) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number);
    }
}
