namespace NtkWorkbench.Runs;

/// <summary>The processor's marketing name, as Linux tells it.</summary>
internal static class ProcessorName
{
    private const string Source = "/proc/cpuinfo";

    /// <summary>The name: "AMD EPYC 9R14"; null where the system does not tell.</summary>
    public static string? Read()
    {
        try
        {
            string? line = File.Exists(Source)
                ? File.ReadLines(Source).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
                : null;
            return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            return null;
        }
    }
}
