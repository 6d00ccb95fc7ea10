namespace NtkWorkbench.Runs;

/// <summary>Makes the block of a run as small as a page needs it: of a long training or a large grid, evenly chosen parts.</summary>
internal sealed class TrainingBlockBuilder(NetworkResults results, TrainingSnapshots snapshots, CancellationToken cancellation)
{
    // Characters that the arrays of most runs stay below; a page opens at once.
    private const double WantedLength = 2e6;

    // Of parameters in double precision, which show every digit of what follows from them.
    private const double MostDoubles = 256 << 10;

    // Of parameters in single precision: eight million characters.
    private const double MostSingles = 6 << 20;

    /// <summary>More characters than a block has: beside parameters, what the coarsest cut leaves of all else.</summary>
    public const double MostCharacters = (MostSingles * 4 / 3) + (2 * WantedLength);

    // Numbers of the training inputs.
    private const int MostInputs = 100_000;

    private const int MostRows = 1000;

    // Steps, points along one input, points along each of two, and samples: the first that is short enough is taken.
    private static readonly (int Steps, int Points, int Side, int Samples)[] Cuts =
        [(1000, 500, 60, 1000), (100, 500, 40, 1000), (60, 400, 40, 500), (40, 300, 32, 500), (24, 200, 28, 300), (12, 150, 24, 200)];

    private readonly NetworkRunPlan _plan = results.Plan;
    private readonly int _shown = results.Plan.Shown.Index;
    private readonly int _outputs = results.Plan.Architecture.OutputCount;
    private readonly List<string> _notes = [];
    private int[] _steps = [];
    private int[] _points = [];
    private int[] _samples = [];
    private int[]? _shape;

    private Dataset Train => _plan.FeatureData.Train;

    private bool HasGrid => _plan.Architecture.InputCount <= 2;

    private int StepCount => snapshots.Steps.Rows;

    // What must be evaluated is, once, when it is clear of which steps and points.
    public TrainingBlock Build()
    {
        TrainingBlock? block = null;
        for (int i = 0; i < Cuts.Length && (i == 0 || Length(block!) > WantedLength); i++)
        {
            cancellation.ThrowIfCancellationRequested();
            block = Cut(Cuts[i]);
        }
        return HasToBeEvaluated(block!) ? block! with { Outputs = Evaluated() } : block!;
    }

    private double Length(TrainingBlock block) => block.Length
        + (HasToBeEvaluated(block) ? sizeof(float) * 4.0 / 3 * _steps.Length * _points.Length : 0);

    // Parameters lie in the folder, and are too many for a page.
    private bool HasToBeEvaluated(TrainingBlock block) =>
        HasGrid && block.Parameters is null && block.Outputs is null && snapshots.Parameters is not null;

    private TrainingBlock Cut((int Steps, int Points, int Side, int Samples) most)
    {
        _notes.Clear();
        _steps = Thinned.Evenly(StepCount, most.Steps);
        Tell(_steps.Length, StepCount, "followed steps");
        ChoosePoints(most.Points, most.Side);
        _samples = Thinned.Evenly(Train.Count, most.Samples);
        Tell(_samples.Length, Train.Count, "training samples that features are of");
        object? inputs = (double)_samples.Length * Train.Inputs.Columns > MostInputs ? null : Train.Inputs.Columns <= 2
            ? new NumberArray<double>([_samples.Length, Train.Inputs.Columns], Train.Inputs.Take(_samples).Values)
            : new NumberArray<float>([_samples.Length, Train.Inputs.Columns], Single(Train.Inputs.Take(_samples).Values));
        object? parameters = HasGrid || inputs is not null ? Parameters() : null;
        (object? principal, NumberArray<double>? scale) = Principal();
        return new TrainingBlock
        {
            Steps = [.. _steps.Select(t => snapshots.Steps.Values[t])],
            Network = new(_plan.Architecture.LayerSizes, JobContract.NameOf(_plan.Architecture.Activation),
                JobContract.NameOf(_plan.Architecture.Parameterization)),
            Inputs = Train.InputNames,
            LossKind = JobContract.NameOf(_plan.Job.Training.Loss),
            Classes = results.Classes?.Names,
            Output = _plan.Shown,
            Grid = HasGrid ? new([_points.Length, _plan.Grid.Columns], _plan.Grid.Take(_points).Values) : null,
            GridShape = _shape,
            Truth = HasGrid && _plan.Job.Data is FunctionDataOptions { Function: TargetFunction function }
                ? Array(_points.Select(i => function.Evaluate(_plan.Grid.Row(i)))) : null,
            TrainInputs = inputs,
            TrainTargets = Array(_samples.Select(Target)),
            Parameters = parameters,
            Outputs = parameters is null && HasGrid ? OnGrid(snapshots.Outputs) : null,
            IsWholeFunction = HasGrid && _outputs == 1 && _points.Length == _plan.Grid.Rows,
            TrainOutputs = OfShown(snapshots.TrainOutputs, _samples),
            Principal = principal,
            PrincipalScale = scale,
            SingularValues = Steps(snapshots.SingularValues),
            Floors = Steps(snapshots.Floors),
            NumericalRank = [.. _steps.Select(t => snapshots.NumericalRank.Values[t])],
            SingularValueCount = (int)Math.Min((long)Train.Count * _outputs,
                _plan.Architecture.TrainedParameterCount(_plan.Job.Training.Layers)),
            Losses = Array(_steps.Select(t => results.Trajectory[t].TrainLoss)),
            Accuracies = _plan.Job.Training.Loss == LossKind.CrossEntropy
                ? Array(_steps.Select(t => results.Trajectory[t].TrainAccuracy)) : null,
            Kernel = Kernel(),
            Residuals = Modes(point => point.Residuals),
            PredictedResiduals = results.Trajectory.All(point => point.PredictedResiduals.All(double.IsNaN)) ? null
                : Modes(point => point.PredictedResiduals),
            LinearModel = OnGrid(snapshots.LinearModel),
            Metrics = Metrics(),
            FirstLayer = FirstLayer(),
            UnitIndex = results.Analyses.Count == 0 ? null : results.Analyses[^1].Units,
            Notes = [.. _notes],
        };
    }

    private void Tell(int kept, int count, string what)
    {
        if (kept < count)
            _notes.Add(Invariant($"{kept:N0} of {count:N0} {what}"));
    }

    private void TellIfNotFinite(string what, int t, bool isFinite)
    {
        if (!isFinite)
            _notes.Add(Invariant($"{what} at step {snapshots.Steps.Values[t]} is not finite and not drawn"));
    }

    // Of an equally spaced grid of two inputs whole rows and columns.
    private void ChoosePoints(int most, int side)
    {
        (_points, _shape) = ([], null);
        if (_plan.Job.Features.Grid is { File: null, Count: { Second: int second } count })
        {
            int[] columns = Thinned.Evenly(count.First, side), rows = Thinned.Evenly(second, side);
            (_points, _shape) = ([.. rows.SelectMany(row => columns.Select(column => (row * count.First) + column))],
                [rows.Length, columns.Length]);
        }
        else if (HasGrid)
        {
            int[] order = [.. Enumerable.Range(0, _plan.Grid.Rows)];
            if (_plan.Grid.Columns == 1)
                order = [.. order.OrderBy(i => _plan.Grid[i, 0])];
            _points = [.. Thinned.Evenly(order.Length, _plan.Grid.Columns == 1 ? most : side * side).Select(i => order[i])];
        }
        if (HasGrid)
            Tell(_points.Length, _plan.Grid.Rows, "points of the grid");
    }

    private double Target(int sample) =>
        Train.Targets[sample, _plan.Job.Training.Loss == LossKind.CrossEntropy ? 0 : _shown];

    private object? Parameters()
    {
        double numbers = (double)_steps.Length * _plan.Architecture.ParameterCount;
        if (snapshots.Parameters is NumberArray<double> exact && sizeof(double) * numbers <= MostDoubles)
            return exact.Take(_steps);
        if (snapshots.Parameters is null || sizeof(float) * numbers > MostSingles)
        {
            _notes.Add(Invariant($"no parameters at {_steps.Length} steps, of {_plan.Architecture.ParameterCount:N0} each"));
            return null;
        }
        return snapshots.Parameters is NumberArray<float> single ? single.Take(_steps)
            : Steps((NumberArray<double>)snapshots.Parameters);
    }

    private NumberArray<float> Evaluated()
    {
        Matrix points = _plan.Grid.Take(_points);
        double[] outputs = new double[checked(_points.Length * _outputs)];
        float[] shown = new float[checked(_steps.Length * _points.Length)];
        foreach ((int place, int t) in _steps.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            double[] parameters = snapshots.Parameters!.Take([t]).ToMatrix().Values;
            using IEngine engine = _plan.EngineProvider.Create(_plan.Architecture, Precision.Float64, parameters);
            engine.Evaluate(points.Values, outputs);
            for (int i = 0; i < _points.Length; i++)
                shown[(place * _points.Length) + i] = (float)outputs[(i * _outputs) + _shown];
        }
        return new([_steps.Length, _points.Length], shown);
    }

    // With two inputs a map is seen in levels of colour anyhow.
    private (object? Values, NumberArray<double>? Scale) Principal()
    {
        if (!HasGrid || snapshots.PrincipalFeatures is not NumberArray<float> all)
            return (null, null);
        int k = all.Shape[1], length = all.Shape[2];
        double[][] features = [.. _steps.SelectMany(t => Enumerable.Range(0, k).Select(mode => _points
            .Select(i => (double)all.Values[(((t * k) + mode) * length) + (i * _outputs) + _shown]).ToArray()))];
        for (int i = 0; i < features.Length; i++)
            TellIfNotFinite(Invariant($"φ_{(i % k) + 1}"), _steps[i / k], features[i].All(double.IsFinite));
        int[] shape = [_steps.Length, k, _points.Length];
        if (_plan.Grid.Columns == 1)
            return (new NumberArray<float>(shape, Single([.. features.SelectMany(feature => feature)])), null);
        (byte[] Levels, double Low, double High)[] levels = [.. features.Select(feature => TrainingSnapshots.Levels(feature))];
        return (new NumberArray<byte>(shape, [.. levels.SelectMany(one => one.Levels)]),
            new([_steps.Length, k, 2], [.. levels.SelectMany(one => new[] { one.Low, one.High })]));
    }

    private TrainingBlock.KernelMaps Kernel()
    {
        int[] rows = snapshots.KernelSamples.Values;
        int[]? classes = Train.Classes(_plan.Job.Training.Loss);
        Tell(rows.Length, Train.Count, "samples in the kernel's map");
        TrainingBlock.ClassRange[]? groups = classes is null ? null
            : [.. rows.Select((row, place) => (Class: classes[row], place)).GroupBy(one => one.Class)
                .Select(one => new TrainingBlock.ClassRange(Train.NameOfClass(one.Key), one.First().place, one.Last().place + 1))];
        bool isByInput = classes is null && Train.Inputs.Columns == 1;
        double[] range = [.. snapshots.KernelRange.Values];
        foreach (int t in _steps)
            TellIfNotFinite("the kernel", t, double.IsFinite(range[2 * t]));
        return new(rows.Length, (NumberArray<byte>)snapshots.Kernel.Take(_steps), [.. _steps.Select(t => range[2 * t])],
            [.. _steps.Select(t => range[(2 * t) + 1])],
            Array(rows.Select((row, place) => isByInput ? Train.Inputs[row, 0] : classes is null ? row : place)), groups);
    }

    private TrainingBlock.RecordedLosses Metrics()
    {
        MetricsRow[] rows = [.. Thinned.Evenly(results.Rows.Count, MostRows).Select(i => results.Rows[i])];
        return new(new([rows.Length], [.. rows.Select(row => row.Step)]), Array(rows.Select(row => row.TrainLoss)),
            Optional(row => row.TestLoss), Optional(row => row.TrainAccuracy), Optional(row => row.TestAccuracy));

        NumberArray<double>? Optional(Func<MetricsRow, double?> value) =>
            value(rows[0]) is null ? null : Array(rows.Select(row => value(row) ?? double.NaN));
    }

    private TrainingBlock.FirstLayerImages? FirstLayer()
    {
        if (snapshots.FirstLayer is null || _plan.Data.Train.Image is not ImageShape shape)
            return null;
        foreach (int t in _steps)
            TellIfNotFinite("the first layer", t, double.IsFinite(snapshots.FirstLayerLimit!.Values[t]));
        return new(shape.Height, shape.Width, [.. snapshots.FirstLayerUnits!.Values.Select(unit => unit + 1)],
            (NumberArray<byte>)snapshots.FirstLayer.Take(_steps), [.. _steps.Select(t => snapshots.FirstLayerLimit!.Values[t])]);
    }

    private NumberArray<float>? OnGrid(NumberArray<double>? values) => HasGrid ? OfShown(values, _points) : null;

    // (T, rows, o) → (T, chosen rows).
    private NumberArray<float>? OfShown(NumberArray<double>? values, int[] rows) => values is null ? null
        : new([_steps.Length, rows.Length],
            [.. _steps.SelectMany(t => rows.Select(i => (float)values.Values[(t * values.Columns) + (i * _outputs) + _shown]))]);

    private NumberArray<float> Steps(NumberArray<double> values) => new([_steps.Length, .. values.Shape.Skip(1)],
        Single(((NumberArray<double>)values.Take(_steps)).Values));

    private NumberArray<double> Modes(Func<TrajectoryPoint, double[]> values) =>
        new([_steps.Length, values(results.Trajectory[0]).Length], [.. _steps.SelectMany(t => values(results.Trajectory[t]))]);

    private static NumberArray<double> Array(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return new([all.Length], all);
    }

    private static float[] Single(double[] values) => System.Array.ConvertAll(values, value => (float)value);
}
