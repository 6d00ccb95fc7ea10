namespace NtkWorkbench;

/// <summary>Steps of a training: a number, or passes over the training samples, which become a number once these are there.</summary>
public readonly record struct StepCount
{
    private readonly int _number;

    private StepCount(int number, bool areEpochs) => (_number, AreEpochs) = (number, areEpochs);

    /// <summary>Whether they are counted in passes.</summary>
    public bool AreEpochs { get; }

    /// <summary>The number of steps.</summary>
    /// <exception cref="InvalidOperationException">They are counted in epochs still.</exception>
    public int Value => !AreEpochs ? _number
        : throw new InvalidOperationException($"{this} are no number of steps before the training samples are there");

    /// <summary>A number of steps.</summary>
    public static implicit operator StepCount(int steps) => new(steps, false);

    /// <summary>A number of steps; the same as the conversion.</summary>
    public static StepCount FromInt32(int steps) => steps;

    /// <summary>Passes over the training samples.</summary>
    public static StepCount OfEpochs(int epochs) => new(epochs, true);

    /// <summary>As job files have it: "500", "1 epoch", "2 epochs".</summary>
    public override string ToString() => AreEpochs ? FormattableString.Invariant($"{_number} epoch{(_number == 1 ? "" : "s")}")
        : FormattableString.Invariant($"{_number}");

    /// <summary>The same as a number of steps.</summary>
    /// <exception cref="NtkException">There are 2³¹ or more.</exception>
    internal StepCount In(int stepsPerEpoch) => !AreEpochs ? this : Product(_number, stepsPerEpoch);

    internal static int Product(int epochs, int stepsPerEpoch) => (long)epochs * stepsPerEpoch is <= int.MaxValue and long steps
        ? (int)steps : throw new NtkException($"{epochs} epochs of {stepsPerEpoch} steps are more than {int.MaxValue} steps");
}
