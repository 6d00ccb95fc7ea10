using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>How a network is trained.</summary>
public sealed record TrainingOptions
{
    /// <summary>What training makes small.</summary>
    [Description("What training makes small.")]
    public LossKind Loss { get; init; } = LossKind.MeanSquaredError;

    /// <summary>ε: the targets of cross-entropy become (1 − ε)e_y + ε/o; 0: they stay.</summary>
    [Description("ε: with cross_entropy the target of class y is (1 − ε) for y and ε/o more for every class; losses are those of it.")]
    [Range(0, 1)]
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

    /// <summary>Number of steps; 0 looks at the network without training it.</summary>
    [Description("Number of optimizer steps; 0 looks at the network without training it.")]
    [Range(0, int.MaxValue)]
    public required int Steps { get; init; }

    /// <summary>The layers that training changes.</summary>
    [Description("The layers that training changes.")]
    public TrainableLayers Layers { get; init; } = TrainableLayers.All;

    /// <summary>Steps between two rows of metrics; null: a hundredth of <see cref="Steps"/>, rounded up.</summary>
    [Description("Steps between two rows of metrics.csv (default: a hundredth of the steps).")]
    [Range(1, int.MaxValue)]
    public int? RecordEvery { get; init; }

    /// <summary>Whether a run writes down which samples each step sees.</summary>
    [Description("Whether batches.csv says which rows of the training samples each step sees.")]
    public bool RecordBatches { get; init; }

    /// <summary>The loss with its smoothing.</summary>
    public TrainingLoss Objective => new(Loss, LabelSmoothing);

    /// <summary>Steps between two rows of metrics.</summary>
    public int RecordInterval => RecordEvery ?? Math.Max(1, (int)Math.Ceiling(Steps / 100.0));
}
