using System.Numerics.Tensors;

namespace NtkWorkbench.Runs;

/// <summary>Opens the folders of runs, with the errors of all in one pass.</summary>
internal sealed class RunOpener(Workbench workbench)
{
    // Entries of the factors of a block of points.
    private const int BlockEntries = 1 << 22;

    public IReadOnlyList<ComparedRun> Open(IReadOnlyList<string> folders)
    {
        var errors = new List<InputError>();
        var plans = new List<(NetworkRunPlan Plan, RunReader Reader)>();
        foreach (string folder in folders)
        {
            try
            {
                plans.Add((Plan(folder), new RunReader(RunFolder.Open(folder))));
            }
            catch (JobException exception)
            {
                errors.AddRange(exception.Errors);
            }
        }
        if (errors.Count > 0)
            throw new JobException(errors);
        ILookup<string, int> names = Enumerable.Range(0, plans.Count).ToLookup(i => plans[i].Plan.Job.Name);
        return [.. plans.Select(run => Open(Label(run.Plan, run.Reader, names), run.Plan, run.Reader))];
    }

    private NetworkRunPlan Plan(string folder)
    {
        LoadedJob source = JobLoader.Load(RunFolder.Open(folder).ResolvedYaml, []);
        return source.Job is NetworkJob job
            ? NetworkRunPlan.Create(source, job, workbench)
            : throw FileInputErrors.Single(folder, "is not the run of a network, expected runs of networks alone");
    }

    // A name that several runs have is followed by that of the folder.
    private static string Label(NetworkRunPlan plan, RunReader reader, ILookup<string, int> names)
    {
        string name = plan.Job.Name;
        return names[name].Count() == 1 ? name : $"{name} {Path.GetFileName(reader.Folder.Path)}";
    }

    private static ComparedRun Open(string label, NetworkRunPlan plan, RunReader reader)
    {
        double[] Parameters(string checkpoint) => CheckpointFile.Read(reader.Folder.Checkpoint(checkpoint), plan.Architecture);
        Linearization Linearize(string checkpoint, Matrix inputs) => plan.LinearizeAt(Parameters(checkpoint), inputs);
        int inputs = plan.Grid.Columns;
        // Runs of two inputs from before there were grids for them have their functions at the test or training inputs.
        Matrix grid = plan.Source.Job is NetworkJob { Features.Grid: null } && inputs == 2
            ? (plan.FeatureData.Test ?? plan.FeatureData.Train).Inputs : plan.Grid;
        Dictionary<string, double[]> metrics = Columns(reader.Metrics(
            ["step", "train_loss", "test_loss", "gradient_norm", .. MetricsWriter.GradientColumns(plan.Architecture.Layers.Count)]))!;
        RunSummary summary = reader.Summary();
        if (RunHeader.Of(reader.Folder) is { IsDone: false, Status: not RunStatus.Cancelled } now)
            summary = Unfinished(summary, now, metrics, reader.Folder);
        return new ComparedRun
        {
            Label = label,
            Folder = reader.Folder.Path,
            Machines = reader.Machines(),
            Job = plan.Job,
            Architecture = plan.Architecture,
            Data = plan.FeatureData,
            Samples = plan.Data.Train.Count,
            Grid = grid,
            Summary = summary,
            Metrics = metrics,
            AlongTraining = Columns(reader.AlongTraining()),
            Linearized = Columns(reader.Linearized()),
            SingularValues = reader.SingularValues,
            PrincipalFeatures = checkpoint => reader.PrincipalFeatures(checkpoint, inputs),
            PrincipalFeaturesOnTrain = checkpoint => reader.PrincipalFeaturesOnTrain(checkpoint, inputs),
            Predictions = checkpoint => reader.Predictions(checkpoint, inputs),
            Elbows = checkpoint => ElbowPositions.Of(plan.Architecture, Parameters(checkpoint)),
            PreActivations = checkpoint => PreActivations.Of(plan.Architecture, Parameters(checkpoint), plan.FeatureData.Train.Inputs),
            FirstLayerFeatures = checkpoint => RootMeanSquares(some => Linearize(checkpoint, some), grid, plan.Architecture),
            LayerShares = checkpoint => plan.IsLeading ? []
                : Shares(() => Linearize(checkpoint, plan.FeatureData.Train.Inputs), plan.Architecture.Layers.Count),
            SavedKernel = reader.TangentKernel,
            Linearize = Linearize,
            Gap = checkpoint => !summary.Checkpoints.ContainsKey("init") || !summary.Checkpoints.ContainsKey(checkpoint) ? null : Gap(
                () => Linearize("init", grid), Parameters(checkpoint),
                reader.Predictions("init", inputs).Values, reader.Predictions(checkpoint, inputs).Values),
        };
    }

    // As far as the rows go, which are newer than the summary.
    private static RunSummary Unfinished(
        RunSummary summary, RunHeader now, Dictionary<string, double[]> metrics, RunFolder folder) => metrics["step"].Length == 0
        ? throw FileInputErrors.Single(folder.Path, "nothing is recorded of this run yet: it has not finished a first evaluation")
        : summary with
        {
            Status = now.Status,
            Steps = (int)metrics["step"][^1],
            TrainLoss = metrics["train_loss"][^1],
            TestLoss = summary.TestLoss is null ? null : metrics["test_loss"][^1],
        };

    private static Dictionary<string, double[]>? Columns(CsvTable? table) =>
        table?.Columns.Index().ToDictionary(column => column.Item, column => table.Values.Column(column.Index));

    private static double? Gap(Func<Linearization> linearize, double[] parameters, double[] start, double[] outputs)
    {
        using Linearization linear = linearize();
        double[] change = linear.At(linear.Inputs).Change(parameters).Values, moved = new double[outputs.Length];
        TensorPrimitives.Subtract(outputs, start, moved);
        double length = Reductions.Norm<double>(moved);
        return length > 0 ? Reductions.Distance<double>(moved, change) / length : null;
    }

    // ∂f/∂W = s δ xᵀ and ∂f/∂b = δ: the squares of both follow from those of δ, block by block of the points.
    internal static double[] RootMeanSquares(Func<Matrix, Linearization> linearize, Matrix points, NetworkArchitecture network)
    {
        LayerLayout layer = network.Layers[0];
        int size = (int)Math.Clamp(BlockEntries / (network.OutputCount * network.Layers.Sum(one => (double)one.FanOut)), 1, points.Rows);
        double[] squares = new double[layer.ParameterCount];
        foreach (int[] block in Enumerable.Range(0, points.Rows).Chunk(size))
            AddSquares(linearize, points.Take(block), layer, squares);
        TensorPrimitives.Multiply(squares.AsSpan(0, layer.WeightCount), layer.WeightScale * layer.WeightScale,
            squares.AsSpan(0, layer.WeightCount));
        return Array.ConvertAll(squares, square => Math.Sqrt(square / ((double)points.Rows * network.OutputCount)));
    }

    private static void AddSquares(Func<Matrix, Linearization> linearize, Matrix points, LayerLayout layer, double[] squares)
    {
        using Linearization linear = linearize(points);
        ITangentFeatures features = linear.AllFeatures;
        var deltas = new Matrix(features.Rows, layer.FanOut);
        features.Copy(layer.WeightOffset + layer.WeightCount, layer.FanOut, deltas.Values);
        int outputs = features.Rows / points.Rows;
        double[] input = new double[layer.FanIn], own = new double[layer.FanOut];
        for (int row = 0; row < features.Rows; row++)
        {
            TensorPrimitives.Multiply<double>(deltas.Row(row), deltas.Row(row), own);
            TensorPrimitives.Multiply<double>(points.Row(row / outputs), points.Row(row / outputs), input);
            for (int unit = 0; unit < own.Length; unit++)
            {
                Span<double> weights = squares.AsSpan(unit * layer.FanIn, layer.FanIn);
                TensorPrimitives.MultiplyAdd(input, own[unit], weights, weights);
            }
            Span<double> biases = squares.AsSpan(layer.WeightCount);
            TensorPrimitives.Add(biases, own, biases);
        }
    }

    private static double[] Shares(Func<Linearization> linearize, int layers)
    {
        using Linearization linear = linearize();
        double[] traces = [.. Enumerable.Range(0, layers).Select(layer =>
        {
            // Θ̄'s trace is Θ's over o.
            ITangentFeatures features = linear.Decomposed(
                linear.Layers == TrainableLayers.All ? linear.Features : linear.AllFeatures);
            Matrix kernel = TangentKernels.Compute(features, features, layer);
            return Enumerable.Range(0, kernel.Rows).Sum(i => kernel[i, i]);
        })];
        return [.. traces.Select(trace => trace / traces.Sum())];
    }
}
