namespace NtkWorkbench;

/// <summary>Goes by a training's recorded rows: lowers the rate of a <see cref="ReduceOnPlateauSchedule"/>, and says when
/// <see cref="EarlyStoppingOptions"/> end it.</summary>
internal sealed class RowWatch(TrainingOptions options)
{
    // PyTorch's: a smaller fall of the rate is none.
    private const double LeastFall = 1e-8;

    private readonly ReduceOnPlateauSchedule? _plateau = options.Schedule as ReduceOnPlateauSchedule;

    public RowWatchState State { get; set; } = new();

    /// <summary>Rows that early stopping has seen without improvement are as many as it bears.</summary>
    public bool IsOver => options.EarlyStopping is EarlyStoppingOptions stopping && State.RowsWithoutImprovement >= stopping.Patience;

    public bool HasRates => _plateau is not null;

    /// <summary>η; null where no row has changed it.</summary>
    public double? Rate => State.Rate;

    /// <summary>Looks at a row.</summary>
    /// <returns>Whether it is the best for early stopping so far.</returns>
    public bool Take(MetricsRow row)
    {
        if (_plateau is not null)
            State = Reduce(_plateau, row);
        if (options.EarlyStopping is not EarlyStoppingOptions stopping)
            return false;
        double value = row.Value(stopping.Monitor);
        bool isBest = IsBetter(State.Best, 0), isImprovement = IsBetter(State.Reference, stopping.MinImprovement);
        State = State with
        {
            Best = isBest ? value : State.Best,
            Reference = isImprovement ? value : State.Reference,
            RowsWithoutImprovement = isImprovement ? 0 : State.RowsWithoutImprovement + 1,
        };
        return isBest;

        bool IsBetter(double? than, double least) => than is not double other ? !double.IsNaN(value)
            : IsLess(stopping.Monitor) ? value < other - least : value > other + least;
    }

    private RowWatchState Reduce(ReduceOnPlateauSchedule plateau, MetricsRow row)
    {
        double value = row.Value(plateau.Monitor), rate = State.Rate ?? options.LearningRate.Value;
        bool isBetter = State.PlateauBest is not double best ? !double.IsNaN(value)
            : IsLess(plateau.Monitor) ? value < best * (1 - plateau.Threshold) : value > best * (1 + plateau.Threshold);
        int bad = isBetter ? 0 : State.BadRows + 1, cooldown = State.Cooldown;
        if (cooldown > 0)
            (bad, cooldown) = (0, cooldown - 1);
        if (bad > plateau.Patience)
        {
            double next = Math.Max(rate * plateau.Factor, plateau.Minimum);
            (rate, bad, cooldown) = (rate - next > LeastFall ? next : rate, 0, plateau.Cooldown);
        }
        return State with { Rate = rate, PlateauBest = isBetter ? value : State.PlateauBest, BadRows = bad, Cooldown = cooldown };
    }

    private static bool IsLess(TrainingMeasure on) => on != TrainingMeasure.ValidationAccuracy;
}
