using NtkWorkbench;
using NtkWorkbench.Torture;

if (args is ["child", string order, .. string[] words])
    return Child.Run(NtkWorkbench.Torture.Order.Parse(order), words);
try
{
    if (args is [] or [not ("kill" or "faults" or "fuzz" or "load" or "clusters" or "cost" or "determinism"), ..])
        throw new NtkException("what: kill, faults, fuzz, load, clusters, cost or determinism?");
    var options = TortureOptions.Parse(args.AsSpan(Math.Min(1, args.Length)));
    string work = Directory.CreateTempSubdirectory("ntk-torture-").FullName;
    int failures = args[0] switch
    {
        "kill" => new KillHarness(options, work).Run(),
        "faults" => new FaultHarness(options, work).Run(),
        "fuzz" => Fuzzer.RunAll(
            TimeSpan.FromMinutes(options.Minutes / FuzzTargets.All(work).Count), (ulong)options.Seed, work, Console.Out),
        "load" => new LoadHarness(options, work).Run(),
        "clusters" => new ClusterHarness(options, work).Run(),
        "cost" => new SavingCost(work).Run(),
        _ => new DeterminismHarness(work).Run(),
    };
    if (failures == 0)
        Directory.Delete(work, recursive: true);
    return Math.Min(failures, 1);
}
catch (NtkException error)
{
    Console.Error.WriteLine($"torture: {error.Message}");
    return 2;
}
