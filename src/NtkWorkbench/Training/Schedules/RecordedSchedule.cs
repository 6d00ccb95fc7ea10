namespace NtkWorkbench;

/// <summary>The rates that a training had: each from its step on until the next; ascending, from step 0.</summary>
internal sealed record RecordedSchedule(IReadOnlyList<(int Step, double Rate)> Rates) : Schedule
{
    public override double LearningRate(double initialRate, long step, long totalSteps)
    {
        int low = 0, high = Rates.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = Rates[middle].Step <= step ? (middle, high) : (low, middle - 1);
        }
        return Rates[low].Rate;
    }
}
