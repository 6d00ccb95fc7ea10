using System.Security.Cryptography;

namespace NtkWorkbench.Runs;

/// <summary>Files that everybody has, by the SHA-256 of what they hold unpacked: packed anew, they are the same data.</summary>
internal static class PublishedFiles
{
    /// <summary>MD5 of cifar-10-binary.tar.gz as it is offered.</summary>
    private const string CifarArchive = "c32a1d4ab5d03f1284b67883e8d87530";

    private static readonly Dictionary<string, string> Contents = new()
    {
        ["ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"] = "the training images of MNIST",
        ["65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"] = "the training labels of MNIST",
        ["0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"] = "the test images of MNIST",
        ["ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"] = "the test labels of MNIST",
        ["c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"] = "the training images of Fashion-MNIST",
        ["bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"] = "the training labels of Fashion-MNIST",
        ["5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"] = "the test images of Fashion-MNIST",
        ["0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"] = "the test labels of Fashion-MNIST",
    };

    /// <summary>Which of them it is; null: none. <c>isArchive</c>: whether it may be one that is offered as an archive.</summary>
    public static string? Name(string path, bool isArchive)
    {
        if (isArchive)
            return InputFile.Read(path, Md5) == CifarArchive ? "CIFAR-10 as published, cifar-10-binary.tar.gz" : null;
        using Stream bytes = PackedFile.Open(path).Bytes;
        string hash = InputFile.Guard(path, () => Convert.ToHexStringLower(SHA256.HashData(bytes)));
        return Contents.GetValueOrDefault(hash);
    }

#pragma warning disable CA5351 // It tells which file this is, not whether somebody forged it.
    private static string Md5(FileStream stream) => Convert.ToHexStringLower(MD5.HashData(stream));
#pragma warning restore CA5351
}
