namespace NtkWorkbench.JobFiles;

/// <summary>Reads the text of a job file.</summary>
internal static class JobFileReader
{
    private const int SizeLimit = 1 << 20;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The text, without a byte order mark.</returns>
    public static string Read(string path)
    {
        ReadOnlySpan<byte> bytes = ReadBytes(path);
        if (bytes.Length > SizeLimit)
            throw Problem(path, $"the file is larger than {SizeLimit / 1024} KiB, expected a job file");
        if (bytes.Contains((byte)0))
            throw Problem(path, "the file is binary, expected a job file in YAML");
        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException invalid)
        {
            throw InvalidText(path, bytes, invalid.Index);
        }
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            if (Directory.Exists(path))
                throw Problem(path, "is a folder, expected a job file");
            using FileStream file = File.OpenRead(path);
            // One byte more than allowed tells a large file without reading all of it; some files do not know their length.
            var buffer = new byte[SizeLimit + 1];
            return buffer[..file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Problem(path, "there is no such file, expected a job file");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            throw Problem(path, $"the file cannot be read: {unreadable.Message}");
        }
    }

    private static JobException InvalidText(string path, ReadOnlySpan<byte> bytes, int index)
    {
        string before = Encoding.UTF8.GetString(bytes[..index]);
        var readable = new SourceText(path, Encoding.UTF8.GetString(bytes));
        SourceSpan end = new SourceText(path, $"{before} ").SpanAt(before.Length);
        return new JobException(
            (end with { Source = readable }).Problem($"the byte 0x{bytes[index]:X2} is not UTF-8, expected UTF-8 text"));
    }

    private static JobException Problem(string path, string message) => new(new InputError { Source = path, Message = message });
}
