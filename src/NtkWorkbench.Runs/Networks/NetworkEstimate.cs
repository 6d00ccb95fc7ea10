namespace NtkWorkbench.Runs;

/// <summary>
/// What the run of a network will take: memory by the numbers by which it would be refused, time by the operations of its stages and the
/// seconds that a few of them take here, on a network of its own.
/// </summary>
internal sealed class NetworkEstimate(NetworkRunPlan plan)
{
    // Operations of the step and of the linearization that are timed, and the seconds over which steps are.
    private const double StepOperations = 2e9;
    private const double LinearizationOperations = 1.5e10;
    private const int LeastSamples = 16;
    private const double Patience = 0.05;

    // Until the runtime has compiled for speed what is called often, a step may take ten times as long.
    // A training that ends before is slow too.
    private const double WarmUp = 0.4;

    // Rows of the kernel whose decomposition is timed.
    private const int TimedModes = 300;

    // Where the first time takes so many seconds, compiling is a small part of it.
    private const double Long = 1;

    // A page of curves, drawn beside others.
    public const double SecondsPerPicture = 0.05;

    // Points at whose pairs the limit's kernels are timed, and at so few that what a call takes is left.
    private const int TimedPoints = 128;
    private const int FewPoints = 8;
    private const int LimitTimes = 3;

    // Of a figure its numbers, as files and as a part of the page, with or without pictures.
    private const double SecondsPerFigure = 0.012;

    // Whatever the size of the network: report, page and tables, and of each checkpoint what features are written to.
    private const double SecondsOfReport = 0.05;
    private const double SecondsOfCheckpoint = 0.03;

    // Of report.html: bytes without numbers, those that it is thinned to, and how many it draws.
    private const double PageWords = 2e4;
    private const double MostOfFigures = 15e6;
    private const double Base64 = 4.0 / 3;
    private const int PagePoints = 500;
    private const int PageLines = 100;
    private const int PageMap = 96;

    private readonly NetworkArchitecture _network = plan.Architecture;
    private readonly TrainingOptions _training = plan.Job.Training;
    private readonly NetworkOperations _operations = plan.Operations;
    private readonly int _linearized = plan.FeatureData.Train.Count;

    public RunEstimate Create()
    {
        MemoryEstimate? features = plan.Memory.Features;
        double step = SecondsOfStep();
        (double linearization, int timed) = features is null ? (0, 0) : SecondsOfLinearization(features.Method);
        int written = plan.Job.Features.Checkpoints.Count + (plan.Limit is null ? 0 : 1);
        return new RunEstimate
        {
            Memory = Memory(),
            Times =
            [
                ("training", step * _operations.Training / _operations.OfStep(BatchSize)),
                ("features", features is null ? 0 : SecondsOfFeatures(features, step, linearization)),
                (RunEstimate.Figures,
                    (Pictures(plan.Job, _network) * SecondsPerPicture) + (Figures(plan.Job, _network) * SecondsPerFigure)),
                (RunEstimate.Files, SecondsOfReport + (written * SecondsOfCheckpoint)),
            ],
            DiskBytes = plan.DiskBytes,
            Page = (PageBytes(), Tracked > 0 ? $"with a slider over {Tracked} followed steps"
                : "without a slider: training is not followed (features.track)"),
            RestsOn = $"{RunEstimate.Duration(step)} a training step{(features is null ? ""
                : $" and {RunEstimate.Duration(linearization)} for each of {Linearizations} linearizations of {_linearized} samples")}, "
                + $"measured here{(timed < _linearized && timed > 0 ? $" on {timed} samples and scaled by operations" : "")}, "
                + $"and on {SecondsPerPicture} s a picture and {SecondsPerFigure} s for the numbers of each figure",
        };
    }

    private double SecondsOfFeatures(MemoryEstimate features, double step, double linearization)
    {
        double beside = _operations.OfLimitModes() + (Tracked * _operations.OfFollowedStep());
        double decompositions = _operations.Decomposed + (plan.HasPreconditionedSpectrum ? plan.Job.Features.Checkpoints.Count : 0)
            + (beside / _operations.OfLinearization(features.Method, _linearized));
        double sharpness = IsSharpnessMeasured
            ? Linearizations * step * _operations.OfSharpness() / _operations.OfStep(BatchSize) : 0;
        return (decompositions * linearization) + sharpness + SecondsOfLinearModel(features, linearization) + SecondsOfLimit();
    }

    private double SecondsOfLinearModel(MemoryEstimate features, double linearization) => LinearModel switch
    {
        null or LinearModelMethod.TooLong or LinearModelMethod.Diverged => 0,
        LinearModelMethod.Parameters => SecondsOfLinearStep() * _operations.Training / _operations.OfStep(BatchSize),
        LinearModelMethod.Modes => SecondsOfModes(Noisy?.Rows ?? features.Rows),
        LinearModelMethod.Krylov =>
            linearization * _operations.OfKrylovModel() / _operations.OfLinearization(features.Method, _linearized),
        _ => throw new InvalidOperationException($"no such method: {LinearModel}"),
    };

    /// <summary>Bytes of each stage, counted.</summary>
    public IReadOnlyList<(string Stage, double Bytes, string How)> Memory()
    {
        MemoryEstimate? features = plan.Memory.Features, noisy = Noisy;
        double figures = 3 * sizeof(double) * (double)(features?.Rows ?? 0)
            * (plan.IsLeading ? plan.Job.Features.Principal : features?.Rows ?? 0);
        return
        [
            ("training", plan.Memory.Training, ""),
            .. plan.Job.Data is FileDataOptions ? new[] { ("data", plan.Memory.Data, "") } : [],
            .. features is null ? [] : new[]
            {
                ("features", features.Bytes, $" by {JobContract.NameOf(features.Method)} of ({features.Rows}, {features.Columns})"),
            },
            .. noisy is null ? [] : new[] { ("inputs with noise", noisy.Bytes, $" in {noisy.Rows} rows") },
            .. IsSharpnessMeasured ? new[] { ("sharpness", plan.Memory.Sharpness, "") } : [],
            .. LinearModel == LinearModelMethod.Parameters
                ? new[] { ("linear model", plan.Memory.LinearModel, " of training it beside the network") } : [],
            ("figures", figures, ""), ("page", RunMemory.PageBytesOfCharacter * PageBytes(), ""),
        ];
    }

    /// <summary>A training that records every step of the training samples, and gradients over all of them beside.</summary>
    public (double SecondsOfStep, double Seconds) Training(int gradients)
    {
        double step = SecondsOfStep();
        return (step, step * (_operations.Steps + _operations.Records(_training.TotalSteps + gradients, 0))
            / _operations.OfStep(BatchSize));
    }

    /// <summary>Pictures that a run draws of a network.</summary>
    public static int Pictures(NetworkJob job, NetworkArchitecture network) =>
        job.Figures.Formats.Count * Figures(job, network);

    private static int Figures(NetworkJob job, NetworkArchitecture network) =>
        (job.Features.Checkpoints.Count == 0 ? 2 : network.InputCount == 1 ? 9 : 6)
            + (!job.Features.InfiniteWidth ? 0 : network.InputCount == 1 ? 3 : 2);

    private LinearModelMethod? LinearModel => plan.HasLinearModel
        ? TrainedLinearModel.Plan(_network, _training, plan.Data, _linearized, !plan.IsLeading && !plan.IsSummed) : null;

    private MemoryEstimate? Noisy => plan.Memory.NoisyFeatures(LinearModel == LinearModelMethod.Modes);

    private bool IsSharpnessMeasured => plan.Memory.Features is not null && plan.HasPreconditionedSharpness;

    private int BatchSize => _operations.BatchSize;

    private int Tracked => plan.Job.Features.Track.Steps(_training.TotalSteps).Count;

    private int Linearizations => _operations.Decomposed + Tracked;

    // Words and scripts; of each checkpoint curves, a map of the kernel and lines of units and parameters; what is kept of followed steps.
    private double PageBytes()
    {
        double points = Math.Min(plan.Grid.Rows, PagePoints), lines = Math.Min(_network.Layers[0].FanOut, PageLines);
        double checkpoint = (sizeof(double) * points * (plan.Job.Features.Principal + 3))
            + (plan.IsLeading ? 0 : sizeof(float) * PageMap * PageMap)
            + (_network.InputCount == 1 ? sizeof(float) * points * 2 * lines : 0);
        return PageWords + HtmlPage.BytesWithout("report.js") + plan.Memory.MovingCharacters
            + Math.Min(MostOfFigures, Base64 * plan.Job.Features.Checkpoints.Count * checkpoint);
    }

    private double SecondsOfStep()
    {
        using Network network = plan.CreateNetwork();
        return SecondsOfStep(network.Begin);
    }

    private double SecondsOfLinearStep()
    {
        using Linearization linear = plan.LinearizeAt(plan.InitialParameters, First(plan.Data.Train, 1).Inputs);
        LinearModelTrainer? trainer = null;
        double seconds = SecondsOfStep((data, training, _) =>
            (trainer = new LinearModelTrainer(linear, data, training, int.MaxValue, [])).Trainer);
        trainer?.Dispose();
        return seconds;
    }

    private double SecondsOfStep(Func<TrainingData, TrainingOptions, IReadOnlyCollection<int>?, Trainer> begin)
    {
        int samples = Math.Clamp((int)(StepOperations / _operations.OfStep(1)), 1, BatchSize);
        TrainingData data = plan.Data with { Test = null, Train = First(plan.Data.Train, samples) };
        TrainingOptions training = _training with
        {
            Batch = _training.Batch.Size is null ? _training.Batch : _training.Batch with { Size = samples },
            Steps = int.MaxValue,
            Epochs = null,
            // Of no account for the time, and nothing diverges.
            LearningRate = 1e-9,
        };
        Trainer trainer = begin(data, training, null);
        trainer.Advance(1, CancellationToken.None);
        TimeProvider time = plan.Workbench.Time;
        long begun = time.GetTimestamp();
        for (int count = 1; ;)
        {
            long start = time.GetTimestamp();
            bool stopped = trainer.Advance(count, CancellationToken.None) is not null;
            double seconds = time.GetElapsedTime(start).TotalSeconds;
            bool isWarm = time.GetElapsedTime(begun, start).TotalSeconds >= WarmUp || seconds / count * _training.TotalSteps < WarmUp;
            if (stopped || (isWarm && seconds >= Patience) || count > 1 << 20)
                return seconds / count * BatchSize / samples;
            if (seconds < Patience)
                count *= 2;
        }
    }

    private (double Seconds, int Samples) SecondsOfLinearization(SpectrumMethod method)
    {
        int samples = _linearized;
        while (samples > LeastSamples && _operations.OfLinearization(method, samples) > LinearizationOperations)
            samples = (samples + 1) / 2;
        TimeProvider time = plan.Workbench.Time;
        double seconds = 0;
        // The first time it is compiled too.
        for (int i = 0; i < 2 && seconds < Long; i++)
        {
            long start = time.GetTimestamp();
            using Linearization linear = plan.LinearizeAt(
                plan.InitialParameters, First(plan.FeatureData.Train, samples).Inputs, method: method);
            TangentAnalysis.Of(linear, plan.Grid);
            seconds = time.GetElapsedTime(start).TotalSeconds;
        }
        return (seconds * _operations.OfLinearization(method, _linearized) / _operations.OfLinearization(method, samples), samples);
    }

    // How long a pair takes depends on the activation and, where a series does not fall fast enough, on the variances: points are spread
    // over all samples, and over the grid.
    private double SecondsOfLimit()
    {
        if (plan.Limit is not InfiniteWidthNetwork limit)
            return 0;
        double ofCall = SecondsOfKernels(limit, FewPoints), all = SecondsOfKernels(limit, TimedPoints);
        const double pairs = (TimedPoints * TimedPoints) - (FewPoints * FewPoints);
        return (_operations.LimitCalls * ofCall) + (_operations.LimitPairs * Math.Max(0, all - ofCall) / pairs);
    }

    // The least of some times, as the first is compiled too. Of two sets, so that all pairs are made.
    private double SecondsOfKernels(InfiniteWidthNetwork limit, int points)
    {
        Matrix rows = Spread(plan.Grid, points), columns = Spread(plan.FeatureData.Train.Inputs, points);
        double least = double.PositiveInfinity;
        for (int i = 0; i < LimitTimes && !(least > Long && i > 0); i++)
        {
            long start = plan.Workbench.Time.GetTimestamp();
            limit.Kernels(rows, columns);
            least = Math.Min(least, plan.Workbench.Time.GetElapsedTime(start).TotalSeconds);
        }
        return least;
    }

    private static Matrix Spread(Matrix from, int points) =>
        from.Take([.. Enumerable.Range(0, points).Select(i => (int)((long)i * from.Rows / points))]);

    private double SecondsOfModes(double rows)
    {
        int timed = (int)Math.Min(rows, TimedModes);
        var kernel = new Matrix(timed, timed);
        for (int i = 0; i < kernel.Values.Length; i++)
            kernel.Values[i] = Math.Exp(-Math.Abs((i / timed) - (i % timed)) / 9.0);
        long start = plan.Workbench.Time.GetTimestamp();
        plan.Workbench.LinearAlgebra.Eigenvalues(kernel);
        return plan.Workbench.Time.GetElapsedTime(start).TotalSeconds * Math.Pow(rows / timed, 3);
    }

    private static Dataset First(Dataset data, int count) => data.Take([.. Enumerable.Range(0, count)]);
}
