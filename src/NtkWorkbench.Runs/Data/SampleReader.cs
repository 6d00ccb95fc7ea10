namespace NtkWorkbench.Runs;

/// <summary>Reads the samples that a job's files hold, all of them.</summary>
/// <remarks><c>classes</c> of its methods: below which the numbers of classes must lie.</remarks>
internal sealed class SampleReader(FileDataOptions options, bool hasClasses, string directory)
{
    public SampleSet Train(ClassLimit classes) => options switch
    {
        CsvDataOptions csv => Csv(csv, csv.Train.File, csv.Inputs.Names, classes),
        IdxDataOptions idx => Idx(idx.Train.Images, idx.Train.Labels, classes),
        Cifar10DataOptions cifar => Cifar(cifar, CifarFiles.TrainFiles, classes),
        NpyDataOptions npy => Npy(npy, npy.Train.Inputs, npy.Train.Targets, classes),
        _ => throw new InvalidOperationException($"there is no such kind of data: {options}"),
    };

    /// <summary>The test samples; null: none. <c>train</c>: null where those could not be read.</summary>
    public SampleSet? Test(SampleSet? train, ClassLimit classes) => Alike(train, options switch
    {
        CsvDataOptions { Test: { } test } csv => Csv(csv, test.File, train?.InputNames ?? csv.Inputs.Names, classes),
        IdxDataOptions { Test: { } test } => Idx(test.Images, test.Labels, classes),
        Cifar10DataOptions { Test: not null } cifar => Cifar(cifar, CifarFiles.TestFiles, classes),
        NpyDataOptions { Test: { } test } npy => Npy(npy, test.Inputs, test.Targets, classes),
        _ => null,
    });

    /// <summary>The validation samples of files of their own; null: none.</summary>
    public SampleSet? Validation(SampleSet? train, ClassLimit classes) => Alike(train, (options, options.Validation) switch
    {
        (CsvDataOptions csv, { File: string file }) => Csv(csv, file, train?.InputNames ?? csv.Inputs.Names, classes),
        (IdxDataOptions, { Images: string images, Labels: string labels }) => Idx(images, labels, classes),
        (NpyDataOptions npy, { Inputs: string inputs, Targets: string targets }) => Npy(npy, inputs, targets, classes),
        _ => null,
    });

    private static SampleSet? Alike(SampleSet? train, SampleSet? other)
    {
        if (train is null || other is null)
            return other;
        if (!other.Inputs.Shape.Skip(1).SequenceEqual(train.Inputs.Shape.Skip(1)))
            throw FileInputErrors.Single(other.InputFile ?? other.File, $"belongs to samples of {Shape(other.Inputs)} inputs, expected "
                + $"{Shape(train.Inputs)}, as those of training have");
        return train.Numbers is { } own && other.Numbers is { } numbers && own.Columns != numbers.Columns
            ? throw FileInputErrors.Single(other.File, $"holds {numbers.Columns} targets a sample, expected {own.Columns} as for training")
            : other;
    }

    private SampleSet Csv(CsvDataOptions csv, string file, IReadOnlyList<string>? inputs, ClassLimit classes)
    {
        string path = PathOf(file);
        CsvTable table = CsvReader.Read(path, new CsvReadOptions
        {
            Columns = inputs,
            Last = csv.Targets,
            HasHeader = csv.Header,
            NoHeader = "header: false",
            Rule = hasClasses ? classes.Rule(csv.Targets[0]) : null,
        });
        int count = table.Columns.Count - csv.Targets.Count;
        if (count == 0)
            throw FileInputErrors.Single(path, "has no columns but the targets, expected at least one input");
        Matrix x = table.Slice(0, count), y = table.Slice(count, csv.Targets.Count);
        return new SampleSet
        {
            File = path,
            Inputs = new NumberArray<double>([x.Rows, x.Columns], x.Values),
            Classes = hasClasses ? Array.ConvertAll(y.Values, value => (int)value) : null,
            Numbers = hasClasses ? null : new NumberArray<double>([y.Rows, y.Columns], y.Values),
            InputNames = [.. table.Columns.Take(count)],
            TargetNames = csv.Targets,
        };
    }

    private SampleSet Idx(string images, string labels, ClassLimit classes)
    {
        var (pixels, numbers) = (IdxFile.ReadImages(PathOf(images)), IdxFile.ReadLabels(PathOf(labels)));
        if (pixels.Rows != numbers.Rows)
            throw FileInputErrors.Single(PathOf(labels), $"holds {numbers.Rows} labels, but {images} {pixels.Rows} images");
        return OfClasses(PathOf(labels), pixels, numbers, new ImageShape(1, pixels.Shape[1], pixels.Shape[2]), classes) with
        {
            InputFile = PathOf(images),
        };
    }

    private SampleSet Cifar(Cifar10DataOptions cifar, IReadOnlyList<string> files, ClassLimit classes)
    {
        CifarImages images = CifarFiles.Read(PathOf(cifar.Folder), files);
        return OfClasses(PathOf(cifar.Folder), images.Images, images.Labels, CifarFiles.Shape, classes) with
        {
            ClassNames = images.ClassNames,
        };
    }

    private SampleSet Npy(NpyDataOptions npy, string inputs, string targets, ClassLimit classes)
    {
        NumberArray x = Finite(PathOf(inputs)), y = Finite(PathOf(targets));
        if (x.Rows != y.Rows)
            throw FileInputErrors.Single(PathOf(targets), $"holds targets of {y.Rows} samples, but {inputs} inputs of {x.Rows}");
        if (hasClasses)
        {
            return y.Columns == 1 ? OfClasses(PathOf(targets), x, y, ImageOf(npy, x), classes) with { InputFile = PathOf(inputs) }
                : throw FileInputErrors.Single(PathOf(targets), $"has shape {Shape(y)} after the samples, expected one class number each");
        }
        return new SampleSet
        {
            File = PathOf(targets),
            InputFile = PathOf(inputs),
            Inputs = x,
            Numbers = y,
            Image = ImageOf(npy, x),
            InputNames = [.. Names("x", x.Columns)],
            TargetNames = npy.ClassNames ?? [.. Names("y", y.Columns)],
        };
    }

    private static NumberArray Finite(string path)
    {
        NumberArray array = NpyFile.ReadArray(path);
        return array.FirstNotFinite() is not (int row, int column) ? array
            : throw FileInputErrors.Single(path, $"row {row}, column {column}, from 0, is not finite, expected a finite number");
    }

    private static ImageShape? ImageOf(NpyDataOptions npy, NumberArray inputs)
    {
        int[] shape = npy.Image is null ? [.. inputs.Shape.Skip(1)] : [.. npy.Image];
        ImageShape? image = shape.Length switch
        {
            2 => new(1, shape[0], shape[1]),
            3 => new(shape[0], shape[1], shape[2]),
            _ when npy.Image is null => null,
            _ => throw new KeyException("data.image", "data.image must be [height, width] or [channels, height, width], got a list of "
                + $"{shape.Length}"),
        };
        return image is null || shape.Aggregate(1L, (product, length) => product * length) == inputs.Columns ? image
            : throw new KeyException("data.image", $"data.image has {string.Join(" × ", shape)} inputs, the samples {inputs.Columns}");
    }

    private static SampleSet OfClasses(string path, NumberArray inputs, NumberArray targets, ImageShape? image, ClassLimit classes) => new()
    {
        File = path,
        Inputs = inputs,
        Classes = classes.Numbers(path, targets),
        Image = image,
        InputNames = [.. Names("x", inputs.Columns)],
        TargetNames = ["class"],
    };

    private static IEnumerable<string> Names(string name, int count) =>
        count == 1 ? [name] : Enumerable.Range(1, count).Select(number => Invariant($"{name}{number}"));

    private static string Shape(NumberArray array) => array.Shape.Count == 1 ? "1" : string.Join(" × ", array.Shape.Skip(1));

    private string PathOf(string file) => Path.Combine(directory, file);
}
