using System.Numerics.Tensors;

namespace NtkWorkbench.Runs;

/// <summary>The network at the steps that were followed, as arrays of T steps: what lies in features/along_training/. Null is what would
/// have been too large, or is not there.</summary>
internal sealed record TrainingSnapshots
{
    /// <summary>(T).</summary>
    public required NumberArray<int> Steps { get; init; }

    /// <summary>(T, p), in the precision of training.</summary>
    public required NumberArray? Parameters { get; init; }

    /// <summary>f on the grid, (T, g, o); null where parameters are there.</summary>
    public required NumberArray<double>? Outputs { get; init; }

    /// <summary>f on the training samples that features are of, (T, n, o).</summary>
    public required NumberArray<double>? TrainOutputs { get; init; }

    /// <summary>φ_k on the grid, (T, k, g·o), each with the sign that it had at the step before.</summary>
    public required NumberArray<float>? PrincipalFeatures { get; init; }

    /// <summary>√λ of the tangent kernel, (T, r).</summary>
    public required NumberArray<double> SingularValues { get; init; }

    /// <summary>What the kernel resolves of them, (T, r), the same along a row.</summary>
    public required NumberArray<double> Floors { get; init; }

    /// <summary>How many √λ lie above the floor, of all of them, (T).</summary>
    public required NumberArray<int> NumericalRank { get; init; }

    /// <summary>Θ of the shown output between some samples, (T, m, m), in 256 levels of each step's own range.</summary>
    public required NumberArray<byte> Kernel { get; init; }

    /// <summary>The rows of those samples, (m).</summary>
    public required NumberArray<int> KernelSamples { get; init; }

    /// <summary>The numbers that are 0 and 255, (T, 2); NaN where the kernel is not finite.</summary>
    public required NumberArray<double> KernelRange { get; init; }

    /// <summary>The linear model trained beside the network, on the grid, (T, g, o).</summary>
    public required NumberArray<double>? LinearModel { get; init; }

    /// <summary>Weights of units of the first layer as images, (T, units, pixels), 0 to 255 for −limit to limit; of channels the
    /// mean.</summary>
    public required NumberArray<byte>? FirstLayer { get; init; }

    /// <summary>Which units these are, from 0: those with the longest rows at the last step.</summary>
    public required NumberArray<int>? FirstLayerUnits { get; init; }

    /// <summary>(T); NaN where weights are not finite.</summary>
    public required NumberArray<double>? FirstLayerLimit { get; init; }

    /// <summary>The arrays of a run; null where no step was followed.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="followed">Its steps.</param>
    /// <param name="tracked">Parameters at them, and at those that failed.</param>
    /// <param name="model">The linear model beside; null: none.</param>
    public static TrainingSnapshots? Of(
        NetworkRunPlan plan, IReadOnlyList<FollowedStep> followed, IReadOnlyList<Checkpoint> tracked, TrainedLinearModel? model)
    {
        if (followed.Count == 0)
            return null;
        SnapshotSizes sizes = plan.Snapshots;
        int o = plan.Architecture.OutputCount, t = followed.Count, m = sizes.KernelSamples.Length;
        double[][] parameters = [.. followed.Select(step => tracked.First(at => at.Step == step.Point.Step).Parameters)];
        (byte[] Values, double Low, double High)[] kernels = [.. followed.Select(step => Levels(step.Kernel))];
        (NumberArray<byte> Values, NumberArray<int> Units, NumberArray<double> Limit)? images =
            plan.Data.Train.Image is ImageShape shape ? FirstLayers(plan.Architecture, parameters, shape) : null;
        int r = followed[0].SingularValues.Length;
        return new TrainingSnapshots
        {
            Steps = new([t], [.. followed.Select(step => step.Point.Step)]),
            Parameters = !sizes.HasParameters ? null : plan.Job.Precision == Precision.Float32
                ? Stack(parameters, value => (float)value, plan.Architecture.ParameterCount)
                : Stack(parameters, value => value, plan.Architecture.ParameterCount),
            Outputs = Optional(followed, step => step.Outputs, value => value, plan.Grid.Rows, o),
            TrainOutputs = Optional(followed, step => step.TrainOutputs, value => value, plan.FeatureData.Train.Count, o),
            PrincipalFeatures = followed[0].PrincipalFeatures is not double[] features ? null
                : Stack(Aligned([.. followed.Select(step => step.PrincipalFeatures!)], plan.Grid.Rows * o), value => (float)value,
                    features.Length / (plan.Grid.Rows * o), plan.Grid.Rows * o),
            SingularValues = Stack([.. followed.Select(step => step.SingularValues)], value => value, r),
            Floors = Stack([.. followed.Select(step => Enumerable.Repeat(step.Floor, r).ToArray())], value => value, r),
            NumericalRank = new([t], [.. followed.Select(step => step.NumericalRank)]),
            Kernel = new([t, m, m], [.. kernels.SelectMany(kernel => kernel.Values)]),
            KernelSamples = new([m], sizes.KernelSamples),
            KernelRange = new([t, 2], [.. kernels.SelectMany(kernel => new[] { kernel.Low, kernel.High })]),
            LinearModel = LinearModels(followed, tracked, model) is not { } linear ? null
                : Stack(linear, value => value, plan.Grid.Rows, o),
            FirstLayer = images?.Values,
            FirstLayerUnits = images?.Units,
            FirstLayerLimit = images?.Limit,
        };
    }

    /// <summary>Writes each array to a file of its name; cancelled, those that are left are not written.</summary>
    public void Write(RunFolder folder, CancellationToken cancellation)
    {
        (string Name, NumberArray? Array)[] files =
        [
            ("steps", Steps), ("parameters", Parameters), ("outputs", Outputs), ("train_outputs", TrainOutputs),
            ("principal_features", PrincipalFeatures), ("singular_values", SingularValues), ("floors", Floors),
            ("numerical_rank", NumericalRank), ("kernel", Kernel), ("kernel_samples", KernelSamples), ("kernel_range", KernelRange),
            ("linear_model", LinearModel), ("first_layer", FirstLayer), ("first_layer_units", FirstLayerUnits),
            ("first_layer_limit", FirstLayerLimit),
        ];
        foreach ((string name, NumberArray? array) in files)
        {
            if (array is not null && !cancellation.IsCancellationRequested)
                NpyFile.WriteArray(folder.Snapshot(name), array);
        }
    }

    /// <summary>256 levels of a range, and the numbers at its ends, which are NaN where a value is not finite: of such values there is no
    /// map.</summary>
    public static (byte[] Levels, double Low, double High) Levels(ReadOnlySpan<double> values)
    {
        byte[] levels = new byte[values.Length];
        double low = TensorPrimitives.Min(values), high = TensorPrimitives.Max(values);
        if (!double.IsFinite(low) || !double.IsFinite(high))
            return (levels, double.NaN, double.NaN);
        for (int i = 0; i < levels.Length; i++)
            levels[i] = Level(values[i], low, high);
        return (levels, low, high);
    }

    private static byte Level(double value, double low, double high) => high > low
        ? (byte)Math.Clamp(Math.Round((value - low) / (high - low) * byte.MaxValue), 0, byte.MaxValue) : (byte)0;

    private static NumberArray<T>? Optional<T>(
        IReadOnlyList<FollowedStep> followed, Func<FollowedStep, double[]?> values, Func<double, T> convert, params int[] shape)
        where T : unmanaged, System.Numerics.INumber<T> =>
        values(followed[0]) is null ? null : Stack([.. followed.Select(step => values(step)!)], convert, shape);

    private static NumberArray<T> Stack<T>(double[][] steps, Func<double, T> convert, params int[] shape)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        int length = steps[0].Length;
        T[] values = new T[checked(steps.Length * length)];
        for (int t = 0; t < steps.Length; t++)
        {
            for (int i = 0; i < length; i++)
                values[(t * length) + i] = convert(steps[t][i]);
        }
        return new NumberArray<T>([steps.Length, .. shape], values);
    }

    private static double[][] Aligned(double[][] steps, int length)
    {
        double[][] aligned = [.. steps.Select(step => step.ToArray())];
        for (int t = 1; t < aligned.Length; t++)
        {
            for (int begin = 0; begin < aligned[t].Length; begin += length)
            {
                Span<double> feature = aligned[t].AsSpan(begin, length);
                if (Reductions.Dot<double>(feature, aligned[t - 1].AsSpan(begin, length)) < 0)
                    TensorPrimitives.Negate<double>(feature, feature);
            }
        }
        return aligned;
    }

    // Those of the steps that were tracked and reached, of which the last may have failed here.
    private static double[][]? LinearModels(
        IReadOnlyList<FollowedStep> followed, IReadOnlyList<Checkpoint> tracked, TrainedLinearModel? model)
    {
        if (model is not { Method: LinearModelMethod.Modes or LinearModelMethod.Parameters } || model.GridOutputs.Count < followed.Count)
            return null;
        int[] steps = [.. tracked.Select(at => at.Step).Order()];
        return [.. followed.Select(step => model.GridOutputs[Array.IndexOf(steps, step.Point.Step)])];
    }

    private static (NumberArray<byte> Values, NumberArray<int> Units, NumberArray<double> Limit) FirstLayers(
        NetworkArchitecture network, double[][] parameters, ImageShape shape)
    {
        Matrix[] weights = [.. parameters.Select(at => new Matrix(
            network.Layers[0].FanOut, network.Layers[0].FanIn, at.AsSpan(network.Layers[0].Weight).ToArray()))];
        int[] units = [.. Enumerable.Range(0, network.Layers[0].FanOut)
            .OrderByDescending(unit => Reductions.Norm<double>(weights[^1].Row(unit))).Take(SnapshotSizes.MostUnits)];
        int pixels = shape.Height * shape.Width;
        double[][] images = [.. weights.Select(weight => units.SelectMany(unit => Mean(weight.Row(unit).ToArray(), pixels)).ToArray())];
        double[] limits = [.. images.Select(image => image.All(double.IsFinite) ? image.Max(Math.Abs) : double.NaN)];
        byte[] values = [.. images.SelectMany((image, t) => image.Select(value => Level(value, -limits[t], limits[t])))];
        return (new([parameters.Length, units.Length, pixels], values), new([units.Length], units), new([limits.Length], limits));
    }

    private static IEnumerable<double> Mean(double[] row, int pixels) => Enumerable.Range(0, pixels)
        .Select(pixel => Enumerable.Range(0, row.Length / pixels).Average(channel => row[(channel * pixels) + pixel]));
}
