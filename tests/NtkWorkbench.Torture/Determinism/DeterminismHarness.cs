namespace NtkWorkbench.Torture;

/// <summary>Runs jobs under other threads, cultures and time zones, where every byte must be the same, and under other vectors and linear
/// algebra, where it tells how far numbers move.</summary>
internal sealed class DeterminismHarness(string work)
{
    private static readonly string[] Jobs = ["network", "plateau", "wide", "sweep", "noise"];

    // What must change nothing.
    private static readonly (string Name, string Variable, string Value)[] Same =
    [
        ("again", "NTK", ""),
        ("1 thread", "DOTNET_PROCESSOR_COUNT", "1"), ("2 threads", "DOTNET_PROCESSOR_COUNT", "2"),
        ("4 threads", "DOTNET_PROCESSOR_COUNT", "4"), ("8 threads", "DOTNET_PROCESSOR_COUNT", "8"),
        ("OpenBLAS with 8 threads", "OPENBLAS_NUM_THREADS", "8"),
        ("German", "LC_ALL", "de_DE.UTF-8"), ("Arabic", "LC_ALL", "ar_SA.UTF-8"), ("Turkish", "LC_ALL", "tr_TR.UTF-8"),
        ("Kathmandu", "TZ", "Asia/Kathmandu"), ("Honolulu", "TZ", "Pacific/Honolulu"),
        ("no tiered compilation", "DOTNET_TieredCompilation", "0"), ("no code made ahead of time", "DOTNET_ReadyToRun", "0"),
    ];

    // What may move the last bits.
    private static readonly (string Name, string Variable, string Value)[] Other =
    [
        ("vectors of 256 bits", "DOTNET_EnableAVX512", "0"), ("vectors of 128 bits", "DOTNET_EnableAVX2", "0"),
        ("no vectors", "DOTNET_EnableHWIntrinsic", "0"),
        ("OpenBLAS for Zen", "OPENBLAS_CORETYPE", "Zen"), ("OpenBLAS for Haswell", "OPENBLAS_CORETYPE", "Haswell"),
        ("OpenBLAS for Prescott", "OPENBLAS_CORETYPE", "Prescott"), ("managed linear algebra", LinearAlgebraProviders.Variable, "managed"),
    ];

    /// <summary>Prints what was compared; the number of runs whose bytes were to be the same and are not.</summary>
    public int Run()
    {
        int failures = 0;
        foreach (string job in Jobs)
        {
            string expected = Start(job, ("undisturbed", "NTK", ""));
            string[] moved = [.. Same
                .Where(condition => FolderBytes.Difference(expected, Start(job, condition), "environment.json") is not null)
                .Select(condition => condition.Name)];
            failures += moved.Length;
            Console.WriteLine($"{job}: {Same.Length - moved.Length} of {Same.Length} conditions give the same bytes"
                + (moved.Length > 0 ? $", not {string.Join(", ", moved)}" : ""));
            foreach ((string Name, string, string) condition in Other)
                Console.WriteLine($"  {condition.Name}: {NumberDistance.Of(expected, Start(job, condition))}");
        }
        return failures;
    }

    private string Start(string job, (string Name, string Variable, string Value) condition)
    {
        string folder = Path.Combine(work, $"{job} {condition.Name}", "run");
        Ending ending = Ntk.Run(["run", Path.Combine(AppContext.BaseDirectory, "Jobs", $"{job}.yaml"), "--out", folder], Order.None,
            new Dictionary<string, string> { [condition.Variable] = condition.Value });
        return ending.Code == 0 ? folder : throw new NtkException($"{job} under {condition.Name}: {ending.Errors}");
    }
}
