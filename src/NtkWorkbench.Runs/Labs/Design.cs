namespace NtkWorkbench.Runs;

/// <summary>The matrix X and the targets y of a least-squares problem, from whatever a job says.</summary>
internal sealed record Design
{
    private const string Key = "problem";
    private const string TargetColumn = "y";

    /// <summary>X, shape (m, d).</summary>
    public required Matrix Matrix { get; init; }

    public required double[] Targets { get; init; }

    public static Design Load(DesignOptions options, LoadedJob source) => options switch
    {
        ModesDesignOptions modes => FromModes(modes, source),
        CsvDesignOptions csv => FromFile(csv, source),
        DrawnDesignOptions drawn => Draw(drawn, source.Job.Seed),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.GetType().Name, "not a kind of problem"),
    };

    /// <summary>w_0: what a job says, else zeros.</summary>
    public double[] Start(IReadOnlyList<double>? given, LoadedJob source)
    {
        RequireLength(given, Matrix.Columns, "start", "column of X", source);
        return given is null ? new double[Matrix.Columns] : [.. given];
    }

    public static DesignOptions Portable(DesignOptions options) =>
        options is CsvDesignOptions csv ? csv with { File = "data/design.csv" } : options;

    /// <summary>Writes data/design.csv, with the column names of a file that it came from.</summary>
    public void Write(RunFolder folder, DesignOptions options)
    {
        var csv = options as CsvDesignOptions;
        FeatureWriter.Write(Path.Combine(folder.Path, "data", "design.csv"),
            (csv?.Inputs ?? Enumerable.Range(1, Matrix.Columns).Select(i => Invariant($"x{i}")), Matrix),
            ([csv?.Target ?? TargetColumn], new Matrix(Matrix.Rows, 1, Targets)));
    }

    private static Design FromModes(ModesDesignOptions modes, LoadedJob source)
    {
        int count = modes.SingularValues.Count;
        RequireLength(modes.Targets, count, $"{Key}.targets", "singular value", source);
        var matrix = new Matrix(count, count);
        for (int i = 0; i < count; i++)
            matrix[i, i] = modes.SingularValues[i];
        return new Design { Matrix = matrix, Targets = modes.Targets is null ? [.. Enumerable.Repeat(1.0, count)] : [.. modes.Targets] };
    }

    private static Design FromFile(CsvDesignOptions csv, LoadedJob source)
    {
        string path = Path.Combine(source.Directory, csv.File);
        if (!File.Exists(path))
            throw new JobException([source.ErrorAt($"{Key}.file", $"there is no file {path}; paths are relative to the job file")]);
        CsvTable table = CsvReader.Read(path, new CsvReadOptions { Columns = [.. csv.Inputs, csv.Target] });
        return new Design { Matrix = table.Slice(0, csv.Inputs.Count), Targets = table.Values.Column(csv.Inputs.Count) };
    }

    private static Design Draw(DrawnDesignOptions drawn, long seed)
    {
        RandomStream stream = new RandomStreams(seed).Named("problem");
        var matrix = new Matrix(drawn.Rows, drawn.Columns);
        for (int i = 0; i < matrix.Values.Length; i++)
            matrix.Values[i] = stream.NextNormal();
        double[] weights = [.. Enumerable.Range(0, drawn.Columns).Select(_ => stream.NextNormal())];
        double[] targets = new double[drawn.Rows];
        for (int i = 0; i < drawn.Rows; i++)
            targets[i] = Reductions.Dot<double>(matrix.Row(i), weights) + (drawn.Noise * stream.NextNormal());
        return new Design { Matrix = matrix, Targets = targets };
    }

    private static void RequireLength(IReadOnlyList<double>? given, int expected, string key, string unit, LoadedJob source)
    {
        if (given is not null && given.Count != expected)
            throw new JobException([source.ErrorAt(key, $"{key} must have {expected} entries, one a {unit}, got {given.Count}")]);
    }
}
