namespace NtkWorkbench.JobFiles;

/// <summary>Options of sbatch by their long names, beside those that the program sets itself.</summary>
internal sealed partial class SbatchOptionsValue()
    : JobValue("a mapping of options of sbatch as in {qos: long, exclusive: true}", "mappings of options of sbatch", new SbatchOptions())
{
    private const string NameForm = "[a-z][a-z0-9-]+";
    private const string ValueWords = "a string, a number, or true for an option that takes no value";
    private const string OfTasks = "the program makes the array of tasks itself";
    private const string Starts = "the program says itself how its tasks are begun, stopped and begun again";
    private const string Places = "the program keeps its tasks and what they print in the family's folder";
    private const string OneProcess = "a task is one process on one node; its cores are slurm.cpus";
    private const string Needs = "the program decides itself what its jobs wait for";

    // Those that the program sets itself, or that would keep it from finding its jobs again.
    private static readonly Dictionary<string, string> Instead = new()
    {
        ["account"] = "write slurm.account", ["partition"] = "write slurm.partition", ["time"] = "write slurm.time",
        ["constraint"] = "write slurm.constraint", ["gpus"] = "write slurm.gpus", ["cpus-per-task"] = "write slurm.cpus",
        ["mem"] = "write slurm.memory", ["mem-per-cpu"] = "write slurm.memory", ["mem-per-gpu"] = "write slurm.memory",
        ["array"] = $"{OfTasks}; how many run at once is ntk run --parallel", ["job-name"] = "write the job's name",
        ["nodes"] = OneProcess, ["ntasks"] = OneProcess,
        ["hold"] = "queue the tasks, then hold them by scontrol hold",
        ["begin"] = "queue the tasks, then move their start by scontrol update jobid=N starttime=TIME",
        ["time-min"] = "write slurm.time, by which the program knows when to save",
        ["quiet"] = "the program reads itself what sbatch says", ["parsable"] = Starts,
        ["requeue"] = Starts, ["no-requeue"] = Starts, ["signal"] = Starts,
        ["wrap"] = $"{Starts}; lines before it are slurm.setup", ["export"] = $"{Starts}; variables are set in slurm.setup",
        ["export-file"] = $"{Starts}; variables are set in slurm.setup",
        ["open-mode"] = Places, ["output"] = Places, ["error"] = Places, ["input"] = Places, ["chdir"] = Places,
        ["dependency"] = Needs, ["kill-on-invalid-dep"] = Needs,
        ["exclude"] = "the program leaves out nodes that fail by itself; nodes are chosen by slurm.constraint, partition or nodelist",
        ["wait"] = "write ntk run --wait", ["test-only"] = "write ntk run --dry-run", ["clusters"] = "submit on that cluster itself",
        ["help"] = "ask sbatch itself", ["usage"] = "ask sbatch itself", ["version"] = "ask sbatch itself",
    };

    public override bool ShowsDefault => false;

    public override JsonNode Write(object value) => new JsonObject(((SbatchOptions)value).Entries
        .Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)(entry.Value is string text ? text : true))));

    public override JsonObject Schema(Slot slot) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") },
    };

    public override object? Read(YamlNode node, SourceSpan owner, Slot slot, InputErrorLog errors)
    {
        if (node is not YamlMapping mapping)
        {
            errors.Add(owner, $"{slot.Path} must be {Expected}, got {node.Description}");
            return null;
        }
        int known = errors.Count;
        List<KeyValuePair<string, string?>> entries = [];
        foreach (YamlEntry entry in mapping.Entries)
        {
            bool isNamed = HasName(entry.Key, slot, errors);
            bool isGiven = TryRead(entry, slot.PathOf(entry.Key.Shown), errors, out string? value);
            if (isNamed && isGiven)
                entries.Add(KeyValuePair.Create(entry.Key.Value, value));
        }
        return errors.Count > known ? null : new SbatchOptions { Entries = entries };
    }

    private static bool HasName(YamlScalar key, Slot slot, InputErrorLog errors)
    {
        int known = errors.Count;
        string name = key.Value.TrimStart('-').ToLowerInvariant().Replace('_', '-');
        if (!LongName().IsMatch(key.Value) && !Instead.ContainsKey(name))
            errors.Add(key.Span, $"{slot.Path} takes the long names of options of sbatch, without dashes before them, got '{key.Shown}'",
                LongName().IsMatch(name) ? name : null);
        else if (Instead.TryGetValue(name, out string? instead))
            errors.Add(key.Span, $"{slot.Path} cannot set '{name}': {instead}");
        else if (Instead.Keys.FirstOrDefault(whole => whole.StartsWith(name, StringComparison.Ordinal)) is string meant)
            // sbatch takes an option by its first letters.
            errors.Add(key.Span, $"{slot.Path} cannot set '{name}', which sbatch takes for '{meant}': {Instead[meant]}");
        return errors.Count == known;
    }

    // Null for an option without a value. False where there is an error, and where false leaves the option out.
    private static bool TryRead(YamlEntry entry, string path, InputErrorLog errors, out string? value)
    {
        value = null;
        if (entry.Value is YamlScalar { IsBoolean: true } word)
            return word.Value.StartsWith("t", StringComparison.OrdinalIgnoreCase);
        if (entry.Value is not YamlScalar { IsNull: false } scalar)
            errors.Add(entry.ErrorSpan, $"{path} must be {ValueWords}, got {entry.Value.Description}");
        else if (scalar.Value.Trim().Length == 0 || scalar.Value.EnumerateRunes().Any(IsNoText))
            errors.Add(scalar.Span, $"{path} must be a string of printable characters in one line, got {scalar.Description}");
        else
            value = scalar.Value;
        return value is not null;
    }

    private static bool IsNoText(Rune rune) => Rune.IsControl(rune) || rune == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    [GeneratedRegex($@"\A{NameForm}\z", RegexOptions.CultureInvariant)]
    private static partial Regex LongName();
}
