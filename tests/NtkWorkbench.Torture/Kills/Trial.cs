namespace NtkWorkbench.Torture;

/// <summary>One run that is killed again and again, continued until it is done, and held against the undisturbed one.</summary>
internal sealed class Trial(Victim victim, string folder, string saveEvery, Func<int, Order> orders)
{
    private const int MostProcesses = 200;
    private const int BadInput = 2;

    private readonly List<string> _story = [];

    /// <summary>Processes that were killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Whether the first order came true.</summary>
    public bool WasKilledAtFirst { get; private set; }

    /// <summary>What is wrong; null: nothing.</summary>
    public string? Run()
    {
        for (int process = 0; process < MostProcesses; process++)
        {
            Order order = orders(process);
            bool isThere = Directory.Exists(folder);
            string[] command = isThere ? ["resume", folder] : ["run", victim.Job, .. victim.Overrides, "--out", folder];
            Ending ending = Ntk.Run([.. command, "--save-every", saveEvery], order);
            _story.Add($"{command[0]} {order}: {ending.Code}");
            if (ending.IsKilled)
            {
                Kills++;
                WasKilledAtFirst |= process == 0;
            }
            else if (ending.Code == BadInput && isThere && HadNotBegun(ending.Errors))
                Directory.Delete(folder, recursive: true);
            else if (ending.Code != 0)
                return Tell($"exit code {ending.Code}: {ending.Errors}");
            else
                return FolderBytes.Difference(victim.Undisturbed, folder) is string difference ? Tell(difference) : null;
        }
        return Tell("it never came to its end");
    }

    // A run whose inputs were not whole yet is to be begun anew, and the program says so.
    private bool HadNotBegun(string errors) => !File.Exists(Path.Combine(folder, "resolved.yaml"))
        && !File.Exists(Path.Combine(folder, "summary.json"))
        && new[] { "before it was made ready", "without job.yaml" }.Any(words => errors.Contains(words, StringComparison.Ordinal));

    private string Tell(string what) =>
        $"{victim.Name}, --save-every {saveEvery}, {string.Join("; ", _story)}\n  {what.Trim()}\n  {folder}";
}
