using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace NtkWorkbench.Torch;

/// <summary>A copy of a library that asks for <see cref="Version"/> weakly, for systems whose libstdc++ is older.</summary>
/// <remarks>LibTorchSharp is linked against GCC 13, whose &lt;iostream&gt; mentions one symbol of that version for the linker's sake.
/// Nobody calls it, and the library wants nothing else that older systems lack; all the same their loaders refuse it by the version's
/// name.</remarks>
internal static class RelaxedLibrary
{
    /// <summary>The version of libstdc++ that came with GCC 13.</summary>
    public const string Version = "GLIBCXX_3.4.32";

    // std::ios_base_library_init()
    private const string UnusedSymbol = "_ZSt21ios_base_library_initv";

    /// <summary>Loads the copy from the cache, where it is made first if need be, else from a folder of this process alone. cache: where
    /// copies are kept; null: there is no place for them.</summary>
    public static (nint Handle, string File) Load(string original, string? cache)
    {
        byte[] library = File.ReadAllBytes(original);
        byte[] relaxed = ElfVersionNeeds.Relax(original, library, Version, UnusedSymbol);
        string hash = Convert.ToHexStringLower(SHA256.HashData(library));
        string name = $"{Path.GetFileNameWithoutExtension(original)}-{hash}{Path.GetExtension(original)}";
        List<string> refusals = [];
        if (cache is not null && TryLoad(cache, () => Keep(Path.Combine(cache, name), relaxed), refusals) is { } kept)
            return kept;
        DirectoryInfo? own = null;
        try
        {
            return TryLoad(Path.GetTempPath(), () => Keep(Path.Combine(OwnFolder(), name), relaxed), refusals)
                ?? throw new NtkException($"{original} needs {Version} of libstdc++; a copy that does without was not to be made or "
                    + $"loaded: {string.Join("; ", refusals)}; {UserCache.Variable} or TMPDIR must name a folder that takes libraries");
        }
        finally
        {
            Remove(own);
        }

        string OwnFolder() => (own = Directory.CreateTempSubdirectory("ntk-")).FullName;
    }

    // What is loaded stays so without its name; a file system over a network may keep the name of an open file, which is no reason to fail.
    private static void Remove(DirectoryInfo? folder)
    {
        try
        {
            folder?.Delete(recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>Makes sure that a file has a content, whoever else does the same at the same time.</summary>
    /// <remarks>A file that is there is compared, so that a damaged one does not stay; another one appears whole or not at all.</remarks>
    internal static string Keep(string file, byte[] content)
    {
        if (File.Exists(file) && File.ReadAllBytes(file).AsSpan().SequenceEqual(content))
            return file;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        string temporary = $"{file}.{RandomNumberGenerator.GetHexString(16, lowercase: true)}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, file, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
        return file;
    }

    private static (nint Handle, string File)? TryLoad(string place, Func<string> keep, List<string> refusals)
    {
        try
        {
            string file = keep();
            return (NativeLibrary.Load(file), file);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException or DllNotFoundException)
        {
            refusals.Add($"in {place}: {LoaderWords.Of(refusal)}");
            return null;
        }
    }
}
