using System.Globalization;

namespace NtkWorkbench.Runs;

/// <summary>The locks in a folder, each a file of one number more than the one before: the highest counts.</summary>
internal static class Generations
{
    private const string Prefix = "lock-";

    /// <summary>The highest generation, 0 where there is none, and what it says; null where that cannot be read.</summary>
    public static (int Generation, LockRecord? Record) Highest(RunFolder folder)
    {
        int highest = Last(folder);
        return (highest, highest == 0 ? null : LockRecord.Read(folder.Lock(highest)));
    }

    /// <summary>The highest generation, 0 where there is none.</summary>
    public static int Last(RunFolder folder) => All(folder).DefaultIfEmpty().Max();

    /// <summary>Deletes those that count no more: it is by this too that their processes learn of it.</summary>
    public static void DeleteBelow(RunFolder folder, int generation, IDisk disk)
    {
        foreach (int old in All(folder).Where(old => old < generation))
        {
            try
            {
                disk.Delete(folder.Lock(old));
            }
            catch (Exception error) when (FileErrors.AreOf(error))
            {
                // It goes with the state.
            }
        }
    }

    private static int[] All(RunFolder folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder.State, Prefix + "*")
                .Select(file => int.TryParse(Path.GetFileName(file.AsSpan())[Prefix.Length..], NumberStyles.None,
                    CultureInfo.InvariantCulture, out int generation) ? generation : 0).Where(generation => generation > 0)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            throw new NtkException($"{folder.State}: cannot be read: {FileErrors.Describe(error)}", error);
        }
    }
}
