using System.Globalization;
using System.Security.Cryptography;

namespace NtkWorkbench.Runs;

/// <summary>
/// The folder of one run, and where each file lies in it. A folder belongs to the run whose job.yaml came first: two runs
/// started in the same instant get two folders.
/// </summary>
public sealed class RunFolder
{
    /// <summary>What the limit of infinite width is called beside checkpoints.</summary>
    internal const string InfiniteWidthName = "infinite_width";

    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";
    private const int IdLength = 6;
    private const int Attempts = 100;
    private const int DeletionAttempts = 5;
    private static readonly TimeSpan DeletionPause = TimeSpan.FromMilliseconds(20);

    private RunFolder(string path) => Path = path;

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The folder's name; that of a family's member behind its family's.</summary>
    internal string Id => System.IO.Path.GetDirectoryName(Path) is string parent
        && System.IO.File.Exists(System.IO.Path.Combine(parent, "environment.json"))
        ? $"{System.IO.Path.GetFileName(parent)}/{System.IO.Path.GetFileName(Path)}"
        : System.IO.Path.GetFileName(Path);

    internal string JobYaml => File("job.yaml");
    internal string ResolvedYaml => File("resolved.yaml");
    internal string Environment => File("environment.json");
    internal string Metrics => File("metrics.csv");
    internal string Batches => File("batches.csv");
    internal string Summary => File("summary.json");
    internal string Report => File("report.md");
    internal string Page => File("report.html");
    internal string Findings => File("findings.json");
    internal string GridData => File("data", "grid.csv");
    internal string Figures => File("figures");

    /// <summary>Of a family: what compares its members.</summary>
    internal string Comparison => File("comparison.yaml");

    /// <summary>A new folder ROOT/NAME/TIME-ID.</summary>
    /// <param name="root">Usually "runs".</param>
    /// <param name="name">The job's name.</param>
    /// <param name="jobText">The job file as given; becomes job.yaml.</param>
    /// <param name="time">The clock of the folder's name, in UTC.</param>
    /// <exception cref="JobException">The place cannot be written; nothing is left behind.</exception>
    public static RunFolder Create(string root, string name, string jobText, TimeProvider time)
    {
        string started = time.GetUtcNow().ToString(TimeFormat, CultureInfo.InvariantCulture);
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            string id = RandomNumberGenerator.GetHexString(IdLength, lowercase: true);
            if (TryClaim(System.IO.Path.Combine(root, name, $"{started}-{id}"), jobText) is { } folder)
                return folder;
        }
        throw Refusal(System.IO.Path.Combine(root, name), $"already holds the {Attempts} folders that were tried for {started}");
    }

    /// <summary>Exactly the given folder.</summary>
    /// <param name="directory">A folder that does not exist or is empty.</param>
    /// <param name="jobText">The job file as given; becomes job.yaml.</param>
    /// <exception cref="JobException">The folder is not empty, or cannot be written; nothing is left behind.</exception>
    public static RunFolder CreateAt(string directory, string jobText) =>
        TryClaim(directory, jobText) ?? throw Refusal(directory, IsUnfinished(directory)
            ? $"holds a run that is not done: continue it by ntk resume {directory}, or name a folder that does not exist or is empty"
            : "must not exist or be empty, got a folder with files in it");

    /// <summary>The folder of a run that was made before.</summary>
    /// <exception cref="JobException">It is not the folder of a run, or its format is not read.</exception>
    public static RunFolder Open(string directory)
    {
        if (string.IsNullOrWhiteSpace(directory))
            throw Refusal("''", "must name the folder of a run");
        var folder = new RunFolder(System.IO.Path.GetFullPath(directory));
        if (!Directory.Exists(folder.Path))
            throw Refusal(directory, "there is no such folder, expected the folder of a run");
        if (!System.IO.File.Exists(folder.JobYaml) && !System.IO.File.Exists(folder.ResolvedYaml))
            throw Refusal(directory, "must be the folder of a run, got one without job.yaml and resolved.yaml");
        RequireNoLinks(folder.Path);
        RequireNoLinks(folder.State);
        FolderFormat.Require(folder);
        return folder;
    }

    /// <summary>The places in a folder whatever lies there, for who looks at many: nothing is asked of the file system.</summary>
    internal static RunFolder At(string path) => new(System.IO.Path.GetFullPath(path));

    internal string State => File("state");
    internal string Lock(int generation) => File("state", Invariant($"lock-{generation}"));
    internal string StateOrigin => File("state", "origin.json");
    internal string WrittenRate => File("state", "written_rate.json");
    internal string TrainingState => File("state", "training.safetensors");
    internal string TrainingStateBefore => File("state", "training-before.safetensors");
    internal string MetricsJournal => File("state", "metrics.csv");
    internal string ParametersJournal => File("state", "parameters.f64");
    internal string FiguresSoFar => File("state", "figures");
    internal string Pieces => File("state", "pieces");

    /// <summary>The metrics as far as training came: those of a run that is done, or those that one in progress has written.</summary>
    internal string MetricsSoFar => System.IO.File.Exists(Metrics) || !System.IO.File.Exists(MetricsJournal) ? Metrics : MetricsJournal;

    internal string Data(string name) => File("data", name);
    internal string Piece(string name) => File("state", "pieces", $"{name}.safetensors");
    internal string Table(string name) => File("tables", $"{name}.tex");
    internal string Checkpoint(string checkpoint) => File("checkpoints", $"{checkpoint}.safetensors");
    internal string SingularValues(string checkpoint) => File("features", checkpoint, "singular_values.csv");
    internal string PreconditionedValues(string checkpoint) => File("features", checkpoint, "preconditioned_values.csv");
    internal string Preconditioner(string checkpoint) => File("features", checkpoint, "preconditioner.npy");
    internal string SignKernel(string checkpoint) => File("features", checkpoint, "sign_kernel.npy");
    internal string AsymmetricSignKernel(string checkpoint) => File("features", checkpoint, "asymmetric_sign_kernel.npy");
    internal string Modes(string checkpoint) => File("features", checkpoint, "modes.csv");
    internal string PrincipalFeatures(string checkpoint) => File("features", checkpoint, "principal_features.csv");
    internal string PrincipalFeaturesOnTrain(string checkpoint) => File("features", checkpoint, "principal_features_train.csv");
    internal string TangentKernel(string checkpoint) => File("features", checkpoint, "tangent_kernel.npy");
    internal string NngpKernel => File("features", InfiniteWidthName, "nngp_kernel.npy");
    internal string TangentFeatures(string checkpoint) => File("features", checkpoint, "tangent_features.npy");
    internal string Classes(string checkpoint) => File("features", checkpoint, "classes.csv");
    internal string KernelBlocks(string checkpoint) => File("features", checkpoint, "kernel_blocks.csv");
    internal string InputGradients(string checkpoint) => File("features", checkpoint, "input_gradients.csv");
    internal string Confusion => File("classes", "confusion.csv");
    internal string Margins => File("classes", "margins.csv");
    internal string Predictions(string checkpoint) => File("predictions", $"{checkpoint}.csv");
    internal string FeatureSamples => File("features", "samples.csv");
    internal string FeatureTestSamples => File("features", "test_samples.csv");
    internal string AlongTraining => File("features", "along_training.csv");
    internal string Snapshot(string name) => File("features", "along_training", $"{name}.npy");
    internal string LinearizedPredictions => File("predictions", "linearized.csv");

    /// <summary>The files that the run is made from, as far as they are there.</summary>
    internal IReadOnlyList<string> MadeFrom()
    {
        string data = File("data");
        string[] inputs = Directory.Exists(data) ? Directory.GetFiles(data) : [];
        return [.. inputs.Append(ResolvedYaml).Append(Checkpoint("init")).Where(System.IO.File.Exists).Order(StringComparer.Ordinal)];
    }

    /// <summary>Deletes what a run that goes on writes anew, and what an interrupted write left.</summary>
    internal void DeleteResults()
    {
        foreach (string file in new[] { Metrics, Batches, Report, Page, Findings, Checkpoint("final") })
            Delete(file, Disk.Current.Delete);
        string[] folders = ["features", "classes", "predictions", "figures", "tables", FamilyFolder.Comparison];
        foreach (string folder in folders.Select(name => File(name)))
            Delete(folder, path => Disk.Current.DeleteFolder(path, withContent: true));
        DeleteLeftovers();
    }

    /// <summary>Deletes what interrupted writes left.</summary>
    internal void DeleteLeftovers()
    {
        // Another process may work on a member of a family.
        foreach (string left in AtomicFile.Leftovers(Path, andBelow: System.IO.File.Exists(ResolvedYaml)))
            Delete(left, Disk.Current.Delete);
    }

    /// <summary>Gives journals that another process may have open yet other files of the same content.</summary>
    internal void SeparateJournals()
    {
        foreach (string journal in new[] { MetricsJournal, ParametersJournal }.Where(System.IO.File.Exists))
            AtomicFile.Copy(journal, journal);
    }

    /// <summary>Deletes state/, which a run that is done needs no more.</summary>
    internal void DeleteState()
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                Delete(State, path => Disk.Current.DeleteFolder(path, withContent: true));
                return;
            }
            // Another process that comes now writes a lock there, and finds that nothing is left to be done.
            catch (NtkException error) when (attempt < DeletionAttempts && IsOfOthers(error.InnerException))
            {
                Thread.Sleep(DeletionPause);
            }
        }
    }

    // It was gone in the meantime, or was not empty: as Linux, macOS and Windows number that.
    private static bool IsOfOthers(Exception? error) => error is FileNotFoundException or DirectoryNotFoundException
        or IOException { HResult: 39 or 66 or unchecked((int)0x80070091) };

    private static bool IsUnfinished(string directory)
    {
        try
        {
            return RunHeader.Of(Open(directory)) is { IsDone: false };
        }
        catch (JobException)
        {
            // Whatever it is, it is no run that could go on.
            return false;
        }
    }

    private static void Delete(string path, Action<string> delete)
    {
        try
        {
            if (System.IO.Path.Exists(path))
                delete(path);
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            throw new NtkException($"{path}: cannot be deleted: {FileErrors.Describe(error)}", error);
        }
    }

    private static RunFolder? TryClaim(string directory, string jobText)
    {
        string path = System.IO.Path.GetFullPath(directory);
        string? firstMade = FolderClaim.FirstMissing(path);
        try
        {
            if (firstMade is null && Directory.EnumerateFileSystemEntries(path).Any())
                return null;
            var folder = new RunFolder(path);
            return AtomicFile.TryWriteNewText(folder.JobYaml, jobText) ? folder : null;
        }
        catch (Exception error) when (FileErrors.AreOf(error) || error is NtkException)
        {
            FolderClaim.RemoveEmpty(path, firstMade);
            throw Refusal(directory, $"the folder of the run cannot be made here: {Reason(path, error)}");
        }
    }

    private static string Reason(string path, Exception error) => FolderClaim.FileInTheWay(path) is { } file
        ? $"{file} is a file"
        : FileErrors.Describe(error is NtkException { InnerException: { } cause } ? cause : error);

    // The folder may come from anywhere, and what is written into it must stay there.
    private static void RequireNoLinks(string folder)
    {
        try
        {
            FileSystemInfo? link =
                new DirectoryInfo(folder).EnumerateFileSystemInfos().FirstOrDefault(entry => entry.LinkTarget is not null);
            if (link is not null)
                throw Refusal(link.FullName, $"is a link to {link.LinkTarget}, expected a file or folder of the run itself");
        }
        catch (DirectoryNotFoundException)
        {
            // There is no state yet, or another process has just ended the run and deletes it.
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            throw Refusal(folder, FileErrors.Describe(error));
        }
    }

    private static JobException Refusal(string directory, string message) => FileInputErrors.Single(directory, message);

    private string File(params ReadOnlySpan<string> parts)
    {
        foreach (string part in parts)
            PlainName.ThrowIfNot(part);
        return System.IO.Path.Combine([Path, .. parts]);
    }
}
