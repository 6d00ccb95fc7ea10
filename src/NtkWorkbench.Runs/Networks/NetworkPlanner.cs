using System.Numerics.Tensors;

namespace NtkWorkbench.Runs;

/// <summary>Makes a network job ready, naming the key of the job file where something is wrong.</summary>
internal sealed class NetworkPlanner(LoadedJob source, Workbench workbench)
{
    public NetworkRunPlan Plan(NetworkJob job)
    {
        source.At("engine", () => workbench.Engines.FindDevices(job.Engine));
        IEngineProvider engine = source.At("device", () => workbench.Engines.Get(job.Engine, job.Device));
        RequireFiles(job);
        LoadedSamples samples = source.At("data", () => DatasetLoader.Load(job, source.Directory, workbench.AvailableMemory));
        TrainingData data = samples.Data;
        NetworkJob resolved = source.At("training", () => DataDefaults.Fill(job, samples));
        RequireMeasures(resolved, data);
        RequireSteps(resolved);
        TrainingData chosen = source.At("features.samples", () => FeatureSamples.Choose(resolved, data));
        Matrix points = source.At("features.grid", () => GridPoints.Load(resolved.Features.Grid, chosen, source.Directory));
        Matrix grid = resolved.Features.Grid?.File is not null && data.Scaling is { } scaling ? scaling.Apply(points) : points;
        NetworkArchitecture architecture = source.At("network", () => new NetworkArchitecture(
            [data.Train.Inputs.Columns, .. resolved.Network.Hidden, resolved.Network.Outputs!.Value],
            resolved.Network.Activation,
            resolved.Network.Parameterization));
        int gridPoints = Math.Max(grid.Rows, chosen.Test?.Classes(resolved.Training.Loss)?.Length ?? 0);
        if (resolved.Features.Kernel == KernelKind.Summed && architecture.OutputCount > 1 && data.InstanceNoise > 0)
            throw new JobException(source.ErrorAt("features.kernel", "features.kernel is summed, and means over instance noise need the "
                + "whole tangent kernel"));
        resolved = resolved with
        {
            Features = source.At("features.method",
                () => SpectrumDecision.Decide(resolved, architecture, chosen, gridPoints, workbench.AvailableMemory)),
        };
        resolved = resolved with
        {
            Features = resolved.Features with
            {
                Track = source.At("features.track",
                    () => TrackingDecision.Decide(resolved, architecture, data, chosen.Train.Count, grid.Rows)),
            },
        };
        var memory = new RunMemory(architecture, resolved, data, chosen.Train, gridPoints);
        Require("training.batch", memory.RequireBatch);
        Require("network.hidden", memory.RequireParameters);
        Require("training.record_every", _ => memory.RequireRows(workbench.AvailableDisk));
        Require("features", memory.RequireFeatures);
        Require("training.record_batches", _ => BatchWriter.Require(resolved.Training));
        double[] parameters = InitialParameters(resolved, architecture);
        return new NetworkRunPlan(source, workbench)
        {
            Job = resolved with { Training = WithRate(resolved, engine, architecture, parameters, chosen) },
            Samples = samples,
            FeatureData = chosen,
            Grid = grid,
            GridPoints = points,
            Shown = Shown(resolved, data),
            Architecture = architecture,
            InitialParameters = parameters,
            Limit = Limit(resolved, architecture),
            EngineProvider = engine,
            Memory = memory,
        };
    }

    private void RequireMeasures(NetworkJob job, TrainingData data)
    {
        if (job.Training.LacksMeasure(data) is not TrainingMeasure missing)
            return;
        string key = job.Training.EarlyStopping?.Monitor == missing ? "training.early_stopping.monitor" : "training.schedule.monitor";
        throw new JobException(source.ErrorAt(key, $"{key} is {JobContract.NameOf(missing)}, and there are no validation data"));
    }

    // Epochs are steps only here.
    private void RequireSteps(NetworkJob job)
    {
        IReadOnlyList<CheckpointSelector> checkpoints = job.Features.Checkpoints;
        for (int i = 0; i < checkpoints.Count; i++)
        {
            string key = $"features.checkpoints[{i}]";
            if (checkpoints[i].Step > job.Training.Steps)
                throw new JobException(
                    source.ErrorAt(key, $"{key} is step {checkpoints[i].Step}, but training ends at step {job.Training.Steps}"));
            if (checkpoints.Take(i).Contains(checkpoints[i]))
                throw new JobException(source.ErrorAt(key, $"{key} repeats step {checkpoints[i].Step}, expected each once"));
        }
    }

    private ShownOutput Shown(NetworkJob job, TrainingData data)
    {
        int outputs = job.Network.Outputs!.Value;
        FigureOutput? wish = job.Figures.Output;
        if (job.Training.Loss == LossKind.CrossEntropy)
        {
            int number = wish is null ? 0 : wish.Value.Number ?? -1;
            return number >= 0 && number < outputs
                ? ShownOutput.OfClass(number, outputs, data.Train.ClassNames is null ? null : data.Train.NameOfClass(number))
                : throw Wrong($"a class number from 0 to {outputs - 1}");
        }
        IReadOnlyList<string> names = data.Train.TargetNames;
        int index = wish is { Name: string name } ? names.ToList().IndexOf(name) : (wish?.Number ?? 1) - 1;
        return index >= 0 && index < outputs ? ShownOutput.Of(index, outputs, names[index])
            : throw Wrong(outputs == 1 ? $"1 or {names[0]}, the only output" : $"a number from 1 to {outputs} or one of "
                + string.Join(", ", names));

        JobException Wrong(string expected) =>
            new(source.ErrorAt("figures.output", $"figures.output must be {expected}, got {wish}"));
    }

    private InfiniteWidthNetwork? Limit(NetworkJob job, NetworkArchitecture architecture) => !job.Features.InfiniteWidth ? null
        : source.At("features.infinite_width",
            () => InfiniteWidthNetwork.Of(architecture, job.Initialization, job.Training.Layers, workbench.LinearAlgebra));

    // A fraction of the largest stable rate becomes a number, which resolved.yaml then holds.
    private TrainingOptions WithRate(
        NetworkJob job, IEngineProvider provider, NetworkArchitecture architecture, double[] parameters, TrainingData data)
    {
        TrainingOptions training = job.Training;
        if (training.LearningRate.FractionOfMax is not double fraction)
            return training;
        using var linear = new Linearization(provider, architecture, parameters, data.Train.Inputs,
            LinearizationOptions.Of(training, data, source.Job.Seed) with
            {
                Method = SpectrumDecision.OfRate(job, architecture, data, workbench.AvailableMemory),
                Kernel = job.Features.Kernel,
                Leading = job.Features.LeadingModes with { Modes = 1 },
                Principal = 1,
                LinearAlgebra = workbench.LinearAlgebra,
            });
        StableRates limit = RatesOf(linear, training, data)
            ?? throw new InvalidOperationException("a rule of job files admits fractions only where there is a limit");
        return training with { LearningRate = fraction * limit.Largest };
    }

    // Kernels of inputs whose squares overflow have no largest stable rate, and it is the inputs that are to be mended.
    private StableRates? RatesOf(Linearization linear, TrainingOptions training, TrainingData data)
    {
        ReadOnlySpan<double> inputs = data.Train.Inputs.Values;
        double largest = Math.Abs(TensorPrimitives.MaxMagnitude(inputs));
        return !double.IsFinite(Reductions.SumOfSquares(inputs))
            ? throw new JobException(source.ErrorAt("data", Invariant($"inputs of up to {largest:g4} are so large that the sum of their ")
                + "squares is not finite, and neither are the features that training.learning_rate.fraction_of_max rests on: scale inputs "
                + "(data.scaling: unit)"))
            : source.At("training.learning_rate", () => linear.StableRates(training));
    }

    // A file that is not there is a problem of the key that names it, all of them at once.
    private void RequireFiles(NetworkJob job)
    {
        InputError[] missing =
        [
            .. from name in job.NamedFiles()
               where name.File is not null && !IsThere(name.Key, Path.Combine(source.Directory, name.File))
               select source.ErrorAt(name.Key, Missing(name.Key, Path.Combine(source.Directory, name.File!))),
        ];
        if (missing.Length > 0)
            throw new JobException(missing);
    }

    private static bool IsThere(string key, string path) => File.Exists(path) || (key == "data.folder" && Directory.Exists(path));

    private static string Missing(string key, string path) => Directory.Exists(path)
        ? $"{path} is a folder, expected a file"
        : $"there is no {(key == "data.folder" ? "folder or archive" : "file")} {path}; paths are relative to the job file";

    private double[] InitialParameters(NetworkJob job, NetworkArchitecture architecture) => job.Initialization.From is string file
        ? source.At("initialization.from", () => CheckpointFile.Read(Path.Combine(source.Directory, file), architecture))
        : source.At("initialization", () => ParameterInitializer.Draw(architecture, job.Initialization, new RandomStreams(job.Seed)));

    private void Require(string key, Action<long> check) => source.At(key, () =>
    {
        check(workbench.AvailableMemory);
        return true;
    });
}
