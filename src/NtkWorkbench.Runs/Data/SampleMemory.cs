namespace NtkWorkbench.Runs;

/// <summary>What the samples of a job's files need of memory at least, from the sizes and headers of the files alone.</summary>
internal sealed class SampleMemory(FileDataOptions options, string directory)
{
    private const int HeadLength = 1 << 16;

    // CIFAR-10 has five files of six to train on.
    private const double TrainShare = 5.0 / 6;

    /// <summary>Bytes of the files unpacked, and of the inputs that are taken from them in float64; a table holds these alone.</summary>
    public double Bytes => options switch
    {
        CsvDataOptions csv => new[] { csv.Train.File, csv.Test?.File, csv.Validation?.File }.Sum(file => Of(file, Table)),
        IdxDataOptions idx => Arrays(idx.Train.Images, idx.Test?.Images, idx.Validation?.Images, IdxFile.ImageSize),
        NpyDataOptions npy => Arrays(npy.Train.Inputs, npy.Test?.Inputs, npy.Validation?.Inputs, NpyFile.Size),
        Cifar10DataOptions cifar => Of(cifar.Folder, Cifar),
        _ => throw new InvalidOperationException($"there is no such kind of data: {options}"),
    };

    private double Arrays(string train, string? test, string? validation, Func<string, (double Rows, double Columns)> size)
    {
        return Array(train, options.TrainSet) + Array(test, options.TestSet) + Array(validation, null);

        double Array(string? file, SampleSetOptions? set) => Of(file, path =>
        {
            (double rows, double columns) = size(path);
            return PackedFile.Length(path) + (Taken(set, rows) * columns * sizeof(double));
        });
    }

    private double Cifar(string path)
    {
        (double bytes, double images) = CifarFiles.Size(path);
        double taken = Taken(options.TrainSet, images * TrainShare)
            + (options.TestSet is null ? 0 : Taken(options.TestSet, images * (1 - TrainShare)));
        return bytes + (taken * CifarFiles.Shape.Size * sizeof(double));
    }

    // As many numbers as there would be if all lines were as the first.
    private static double Table(string path)
    {
        using Stream bytes = PackedFile.Open(path).Bytes;
        byte[] head = new byte[HeadLength];
        int length = InputFile.Guard(path, () => bytes.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        double cells = head.AsSpan(0, length).Count((byte)',') + head.AsSpan(0, length).Count((byte)'\n');
        return sizeof(double) * cells / Math.Max(1, length) * PackedFile.Length(path);
    }

    // None for certain where classes decide.
    private double Taken(SampleSetOptions? set, double rows) =>
        Math.Min(rows, set?.Count ?? (options.Classes is null && set?.Selection != SampleSelection.Balanced ? rows : 0));

    // What is wrong with a file is said when it is read.
    private double Of(string? file, Func<string, double> bytes)
    {
        try
        {
            return file is null ? 0 : bytes(Path.Combine(directory, file));
        }
        catch (JobException)
        {
            return 0;
        }
    }
}
