namespace NtkWorkbench.Torture;

/// <summary>A job that is killed, and the run of it that nobody disturbed.</summary>
internal sealed class Victim
{
    private readonly Lazy<(string Folder, double Seconds)> _undisturbed;

    private Victim(string name, string job, IReadOnlyList<string> overrides, string work)
    {
        (Name, Job, Overrides) = (name, job, overrides);
        _undisturbed = new(() =>
        {
            string folder = Path.Combine(work, "undisturbed", Guid.NewGuid().ToString(), "run");
            long start = TimeProvider.System.GetTimestamp();
            Ending ending = Ntk.Run(["run", Job, .. Overrides, "--out", folder], Order.None);
            return ending.Code == 0 ? (folder, TimeProvider.System.GetElapsedTime(start).TotalSeconds)
                : throw new NtkException($"{name} does not run: {ending.Errors}");
        });
    }

    public string Name { get; }

    public string Job { get; }

    public IReadOnlyList<string> Overrides { get; }

    public string Undisturbed => _undisturbed.Value.Folder;

    public double Seconds => _undisturbed.Value.Seconds;

    /// <summary>A job file of Jobs/.</summary>
    public static Victim Of(string job, string work, params IReadOnlyList<string> overrides) => new(
        string.Join(' ', [job, .. overrides]), Path.Combine(AppContext.BaseDirectory, "Jobs", $"{job}.yaml"), overrides, work);

    /// <summary>The shortest job with all optimizers, samplings, schedules and precisions.</summary>
    public static IReadOnlyList<Victim> Combinations(string work)
    {
        string[] optimizers =
        [
            "sgd", "{kind: momentum, coefficient: 0.9}", "{kind: momentum, coefficient: 0.8, dampening: 0.3}",
            "{kind: momentum, coefficient: 0, dampening: 0.5}", "{kind: momentum, coefficient: 0.9, nesterov: true}", "adam",
            "{kind: adam, beta1: 0.7, beta2: 0.95, epsilon: 1e-3}", "rmsprop", "{kind: adam, weight_decay: 0.1, decoupled: true}",
        ];
        string[] batches = ["{sampling: full}", "{size: 4, sampling: shuffled}", "{size: 4, sampling: with_replacement}"];
        string[] schedules =
        [
            "constant", "{kind: step, factor: 0.5, every: 4}", "{kind: exponential, rate: 0.1}", "{kind: inverse_time, rate: 0.1}",
            "cosine", "{kind: linear_warmup, over: 5}",
            "{kind: sequence, parts: [{schedule: constant, steps: 5}, {schedule: {kind: step, factor: 0.5, every: 2}, scale: 0.5}]}",
            "{kind: reduce_on_plateau, factor: 0.5, patience: 0, threshold: 0.2}",
        ];
        // What goes by rows has a state of its own.
        string[] stopping = ["training.early_stopping={monitor: train_loss, patience: 2, min_improvement: 0.01}"];
        return
        [
            .. from optimizer in optimizers
               from batch in batches
               from schedule in schedules
               from precision in new[] { "float64", "float32" }
               select Of("short", work, ["features={checkpoints: []}", $"training.optimizer={optimizer}", $"training.batch={batch}",
                   $"training.schedule={schedule}", $"precision={precision}",
                   .. schedule.Contains("plateau", StringComparison.Ordinal) ? stopping : []]),
        ];
    }
}
