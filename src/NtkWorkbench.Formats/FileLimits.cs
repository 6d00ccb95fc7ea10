namespace NtkWorkbench.Formats;

/// <summary>Sizes beyond which an input file is taken for a mistake.</summary>
internal static class FileLimits
{
    /// <summary>Bytes of a CSV file: 1 GiB.</summary>
    public const long CsvBytes = 1L << 30;

    /// <summary>Bytes of a JSON file without tables of numbers: 64 MiB.</summary>
    public const long JsonBytes = 1L << 26;

    /// <summary>Characters of one CSV record, quoted line breaks included: 4 Mi, about 160,000 numbers.</summary>
    public const int CsvRecordLength = 1 << 22;

    /// <summary>Classes that a column of class numbers may tell of: 65,536.</summary>
    public const int Classes = 1 << 16;

    /// <summary>Bytes of a safetensors header: 100 MB, the limit of the format's own reader.</summary>
    public const long SafetensorsHeaderBytes = 100_000_000;
}
