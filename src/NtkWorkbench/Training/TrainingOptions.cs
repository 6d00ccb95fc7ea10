using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>How a network is trained.</summary>
public sealed record TrainingOptions
{
    private const int MostRows = 1000;

    /// <summary>What training makes small.</summary>
    [Description("What training makes small.")]
    public LossKind Loss { get; init; } = LossKind.MeanSquaredError;

    /// <summary>ε: the targets of cross-entropy become (1 − ε)e_y + ε/o; 0: they stay.</summary>
    [Description("ε: with cross_entropy the target of class y is (1 − ε) for y and ε/o more for every class; losses are those of it.")]
    [Range(0, 1, MaximumIsExclusive = true)]
    public double LabelSmoothing { get; init; }

    /// <summary>The optimizer.</summary>
    [Description("How a gradient becomes a step.")]
    public OptimizerOptions Optimizer { get; init; } = new SgdOptions();

    /// <summary>η₀, the learning rate that the schedule starts from.</summary>
    [Description("The learning rate that the schedule starts from: a number, or {fraction_of_max: number} of the largest stable rate at "
        + "initialization.")]
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public LearningRate LearningRate { get; init; } = 0.01;

    /// <summary>c: gradients longer than it are brought to that length, over the parameters of the trained layers: g·min(1,
    /// c/(‖g‖ + 10⁻⁶)), before weight decay; null: none is.</summary>
    [Description("Gradients of the trained layers that are longer are brought to this length (default: none is).")]
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double? ClipGradientNorm { get; init; }

    /// <summary>How the learning rate changes from step to step.</summary>
    [Description("How the learning rate changes from step to step.")]
    public Schedule Schedule { get; init; } = new ConstantSchedule();

    /// <summary>Which samples a step sees.</summary>
    [Description("Which samples a step sees.")]
    public BatchOptions Batch { get; init; } = new();

    /// <summary>Number of steps; 0 looks at the network without training it; null: as many as <see cref="Epochs"/> are, which then must be
    /// given.</summary>
    [Description("Number of optimizer steps; 0 looks at the network without training it. This or epochs.")]
    [Range(0, int.MaxValue)]
    public int? Steps { get; init; }

    /// <summary>Passes over the training samples in place of <see cref="Steps"/>; null: these are given. One is as many steps as take all
    /// samples once, ⌈n/batch⌉.</summary>
    [Description("Passes over the training samples, in place of steps: ⌈samples/batch⌉ steps each.")]
    [Range(1, int.MaxValue)]
    public int? Epochs { get; init; }

    /// <summary>When training ends before; null: at its last step.</summary>
    [Description("Ends training where a quantity has not improved for some rows of metrics.csv (default: never).")]
    public EarlyStoppingOptions? EarlyStopping { get; init; }

    /// <summary>The layers that training changes.</summary>
    [Description("The layers that training changes.")]
    public TrainableLayers Layers { get; init; } = TrainableLayers.All;

    /// <summary>Steps between two rows of metrics; null: a hundredth of <see cref="Steps"/>, rounded up, with <see cref="Epochs"/> one of
    /// these, or as many as make at most 1,000 rows.</summary>
    [Description("Steps between two rows of metrics.csv (default: a hundredth of the steps, with epochs one epoch).")]
    [Range(1, int.MaxValue)]
    public StepCount? RecordEvery { get; init; }

    /// <summary>Whether a run writes down which samples each step sees.</summary>
    [Description("Whether batches.csv says which rows of the training samples each step sees.")]
    public bool RecordBatches { get; init; }

    /// <summary>The loss with its smoothing.</summary>
    public TrainingLoss Objective => new(Loss, LabelSmoothing);

    /// <summary>Steps between two rows of metrics.</summary>
    /// <exception cref="NtkException">They are a share of steps that are not given, or in epochs still.</exception>
    public int RecordInterval => RecordEvery?.Value ?? Math.Max(1, (int)Math.Ceiling(TotalSteps / 100.0));

    /// <summary>Steps of one of <see cref="Epochs"/>; null where these are not given, or not in steps yet.</summary>
    public int? StepsPerEpoch => Steps / Epochs;

    /// <summary>The same with the rates that a training had in place of a schedule that its rows decided; as it is under
    /// others.</summary>
    /// <param name="rates">The step and the rate of each of its rows, or of those where it changed; ascending from step 0.</param>
    public TrainingOptions WithRates(IReadOnlyList<(int Step, double Rate)> rates) =>
        Schedule is ReduceOnPlateauSchedule && rates.Count > 0 ? this with { Schedule = new RecordedSchedule(rates) } : this;

    /// <summary><see cref="Steps"/>, where they are known.</summary>
    internal int TotalSteps => Steps ?? throw new NtkException(Epochs is null ? "training needs steps or epochs, got neither"
        : $"epochs are no number of steps before the training samples are there: {nameof(InSteps)}");

    internal static int StepsOfEpoch(BatchOptions batch, int samples) =>
        batch.Size is int size ? (int)((samples + (long)size - 1) / size) : 1;

    /// <summary>What training goes by and is not measured; null: nothing.</summary>
    internal TrainingMeasure? LacksMeasure(TrainingData data) =>
        new[] { EarlyStopping?.Monitor, (Schedule as ReduceOnPlateauSchedule)?.Monitor }
        .FirstOrDefault(measure => measure is TrainingMeasure.ValidationLoss && data.Validation is null
            || measure is TrainingMeasure.ValidationAccuracy && (data.Validation is null || Loss != LossKind.CrossEntropy));

    /// <summary>The same with steps in place of epochs wherever these are given; <see cref="Epochs"/> stays beside
    /// <see cref="Steps"/>.</summary>
    /// <param name="samples">n, the number of training samples.</param>
    /// <exception cref="NtkException">Neither steps nor epochs are given, or both, and they differ; or there are 2³¹ steps or
    /// more.</exception>
    public TrainingOptions InSteps(int samples)
    {
        int each = StepsOfEpoch(Batch, samples), steps = Epochs is int epochs ? StepCount.Product(epochs, each) : TotalSteps;
        if (Steps is int given && given != steps)
            throw new NtkException($"{Epochs} epochs of {samples} samples are {steps} steps, got {given} steps beside them");
        return this with
        {
            Steps = steps,
            Schedule = Schedule.InSteps(each),
            RecordEvery = RecordEvery?.In(each)
                ?? (Epochs is int all ? (StepCount?)StepCount.Product(((all - 1) / MostRows) + 1, each) : null),
        };
    }
}
