using NtkWorkbench;
using NtkWorkbench.Torture;

if (args is ["child", string order, .. string[] words])
    return Child.Run(NtkWorkbench.Torture.Order.Parse(order), words);
try
{
    var options = TortureOptions.Parse(args.AsSpan(Math.Min(1, args.Length)));
    string work = Directory.CreateTempSubdirectory("ntk-torture-").FullName;
    int failures = args.FirstOrDefault() switch
    {
        "kill" => new KillHarness(options, work).Run(),
        "load" => new LoadHarness(options, work).Run(),
        "cost" => new SavingCost(work).Run(),
        "determinism" => new DeterminismHarness(work).Run(),
        string other => throw new NtkException($"{other} is none of kill, load, cost, determinism"),
        null => throw new NtkException("what: kill, load, cost or determinism?"),
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
