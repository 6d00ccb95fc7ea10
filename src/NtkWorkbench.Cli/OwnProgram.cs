using System.Diagnostics.CodeAnalysis;

namespace NtkWorkbench.Cli;

/// <summary>How this program is called from elsewhere.</summary>
internal static class OwnProgram
{
    /// <summary>Its file, and what stands before every command: "/usr/bin/dotnet", "/…/ntk.dll".</summary>
    [SuppressMessage("SingleFile", "IL3000", Justification = "The program is not published as a single file.")]
    public static IReadOnlyList<string> Words()
    {
        string process = Environment.ProcessPath ?? throw new NtkException("the system does not tell where this program lies");
        return Path.GetFileNameWithoutExtension(process) == "dotnet" ? [process, typeof(OwnProgram).Assembly.Location] : [process];
    }

    /// <summary>Says in the program's own folder that tasks are queued which will call it: from then on the launcher keeps it for 60
    /// days.</summary>
    public static void Keep()
    {
        try
        {
            // A file that is empty and stays so would keep its time.
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "queued"), "Tasks were queued that call this program.\n");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Where others installed it nobody clears it away either.
        }
    }
}
