using System.Text.Json.Nodes;
using static System.FormattableString;

namespace NtkWorkbench.Torture;

/// <summary>What one save of the training state takes, and so its share of the time at the default interval: trainings that save after
/// every step beside trainings that never do, in turns.</summary>
internal sealed class SavingCost(string work)
{
    private const int Pairs = 5;

    // The default.
    private const double Interval = 30;

    // More than that is too much.
    private const double MostShare = 0.01;

    /// <summary>Prints what was measured; the number of networks whose saves take too much.</summary>
    public int Run() => Measure("[40]", 500) + Measure("[300, 300]", 50) + Measure("[1000, 1000]", 20);

    private int Measure(string hidden, int steps)
    {
        double[] costs = [.. Enumerable.Range(0, Pairs).Select(i =>
            (Training(hidden, steps, Invariant($"{i}"), "0") - Training(hidden, steps, Invariant($"{i} never"), "1e6")) / steps).Order()];
        double median = costs[Pairs / 2];
        Console.WriteLine(Invariant($"saving {hidden} under adam: {1000 * median:F1} ms each, {100 * median / Interval:F3} % of the time ")
            + Invariant($"({1000 * costs[0]:F1} to {1000 * costs[^1]:F1} ms in {Pairs} pairs)"));
        return median / Interval < MostShare ? 0 : 1;
    }

    private double Training(string hidden, int steps, string name, string saveEvery)
    {
        string folder = Path.Combine(work, $"{hidden} {name}", "run");
        string[] arguments =
        [
            "run", Path.Combine(AppContext.BaseDirectory, "Jobs", "short.yaml"), $"network.hidden={hidden}",
            Invariant($"training.steps={steps}"), Invariant($"training.record_every={steps}"), "features={checkpoints: []}",
            "--out", folder, "--save-every", saveEvery,
        ];
        Ending ending = Ntk.Run(arguments, Order.None);
        return ending.Code == 0
            ? JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "summary.json")))!["seconds"]!["training"]!.GetValue<double>()
            : throw new NtkException(ending.Errors);
    }
}
