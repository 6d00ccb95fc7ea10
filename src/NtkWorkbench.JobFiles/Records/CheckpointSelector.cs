namespace NtkWorkbench.JobFiles;

/// <summary>A moment of training: init (step 0), final (the last), best (where early stopping saw the best row), or a step.</summary>
/// <param name="Step">The step, or null for the last and the best, and of epochs, which are no number of steps yet.</param>
public readonly record struct CheckpointSelector(int? Step)
{
    internal const string InitName = "init";

    internal const string FinalName = "final";

    internal const string BestName = "best";

    /// <summary>Step 0.</summary>
    public static CheckpointSelector Init => new(0);

    /// <summary>The last step.</summary>
    public static CheckpointSelector Final => new(null);

    /// <summary>The step of the best row.</summary>
    public static CheckpointSelector Best => new(null) { IsBest = true };

    /// <summary>Whether it is the best row.</summary>
    public bool IsBest { get; private init; }

    /// <summary>The step in passes over the training samples; null: it is not.</summary>
    public int? Epochs { get; init; }

    /// <summary>As folders are named: "init", "final", "best", "step-500".</summary>
    public string FolderName => Step switch
    {
        null when Epochs is int epochs => string.Create(CultureInfo.InvariantCulture, $"epoch-{epochs}"),
        null => IsBest ? BestName : FinalName,
        0 => InitName,
        int step => string.Create(CultureInfo.InvariantCulture, $"step-{step}"),
    };

    internal CheckpointSelector InSteps(int stepsPerEpoch) => Epochs is int epochs ? new(StepCount.OfEpochs(epochs).In(stepsPerEpoch).Value)
        : this;
}
