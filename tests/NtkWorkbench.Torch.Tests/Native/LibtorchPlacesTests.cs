namespace NtkWorkbench.Torch.Tests;

/// <summary>Which folders are taken, of those that hold something.</summary>
public sealed class LibtorchPlacesTests : IDisposable
{
    private const string Core = LibtorchFiles.Core, Bindings = LibtorchFiles.Bindings;
    private static readonly string Native = Path.Combine("runtimes", LibtorchPlaces.Platform, "native");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Here_ThisBuild_RecordsPackagesThatAreThere()
    {
        (NativeFolder libtorch, NativeFolder bindings) = (LibtorchPlaces.Here() with { Chosen = null }).Find();
        libtorch.Origin.ShouldBe("package cache of the build");
        bindings.Origin.ShouldBe("package cache of the build");
        Directory.GetFiles(AppContext.BaseDirectory, "*torch_cpu*").ShouldBeEmpty("480 MB are not copied");
    }

    [Fact]
    public void Find_InBothCaches_TakesTheBuilds()
    {
        Put("build", "libtorch", Native, Core);
        Put("build", "torchsharp", Native, Bindings);
        Put("user", "libtorch", Native, Core);
        Put("user", "torchsharp", Native, Bindings);
        Found(Places()).ShouldBe(($"build/libtorch/{Slashed(Native)}", $"build/torchsharp/{Slashed(Native)}"));
    }

    [Fact]
    public void Find_CacheOfTheBuildIsGone_TakesTheUsers()
    {
        Put("user", "libtorch", Native, Core);
        Put("user", "torchsharp", Native, Bindings);
        Found(Places()).ShouldBe(($"user/libtorch/{Slashed(Native)}", $"user/torchsharp/{Slashed(Native)}"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Find_FolderChosen_ItsLibtorchIsTakenAndItsBindingsWhereItHasThem(bool withBindings)
    {
        Put("build", "libtorch", Native, Core);
        Put("build", "torchsharp", Native, Bindings);
        Put("my own", "", "", Core);
        if (withBindings)
            Put("my own", "", "", Bindings);
        Found(Places() with { Chosen = _folder.File("my own") })
            .ShouldBe(("my own", withBindings ? "my own" : $"build/torchsharp/{Slashed(Native)}"));
    }

    [Fact]
    public void Find_FolderChosenIsEmpty_IsRefusedThoughPackagesAreThere()
    {
        Put("build", "libtorch", Native, Core);
        string chosen = Directory.CreateDirectory(_folder.File("my own")).FullName;
        Refusal(Places() with { Chosen = chosen }).ShouldStartWith($"there is no {LibtorchFiles.Name(Core)} in {chosen} (NTK_LIBTORCH); ");
    }

    [Theory]
    [InlineData("")]
    [InlineData("runtimes")]
    public void Find_BesideTheProgram_GoesFirst(string where)
    {
        string inside = where.Length > 0 ? Native : "";
        Put("program", inside, "", Core);
        Put("program", inside, "", Bindings);
        Put("build", "libtorch", Native, Core);
        string expected = Slashed(Path.Combine("program", inside)).TrimEnd('/');
        Found(Places()).ShouldBe((expected, expected));
        Refusal(Places() with { Chosen = _folder.File("my own") })
            .ShouldContain("(beside the program), which goes first; remove one of the two");
    }

    [Fact]
    public void Find_Nowhere_NamesEveryFolder()
    {
        string message = Refusal(Places());
        message.ShouldStartWith($"there is no {LibtorchFiles.Name(Core)} in ");
        foreach (string folder in (string[])["program", Path.Combine("program", Native), Path.Combine("build", "libtorch", Native),
            Path.Combine("user", "libtorch", Native)])
            message.ShouldContain($"{_folder.File(folder)} (");
        message.ShouldContain("; dotnet restore of a project that has libtorch brings it for ");
    }

    [Fact]
    public void Find_PlatformWithoutAPackage_LooksBesideTheProgram() =>
        Refusal(Places() with { LibtorchPackage = null })
            .ShouldContain($"{_folder.File("program", Native)} (beside the program); "
                + "dotnet restore of a project that has libtorch's package brings it for linux-x64, ");

    [Fact]
    public void Find_BindingsNowhere_NamesThem()
    {
        Put("build", "libtorch", Native, Core);
        Refusal(Places()).ShouldStartWith($"there is no {LibtorchFiles.Name(Bindings)} in ");
    }

    private LibtorchPlaces Places() => new()
    {
        Chosen = null,
        Program = _folder.File("program"),
        PackageCaches = [new(_folder.File("build"), "of the build"), new(_folder.File("user"), "of the user")],
        LibtorchPackage = "libtorch",
        TorchSharpPackage = "torchsharp",
    };

    private void Put(string root, string package, string inside, string library)
    {
        string folder = Directory.CreateDirectory(_folder.File(root, package, inside)).FullName;
        File.WriteAllText(Path.Combine(folder, LibtorchFiles.Name(library)), "");
    }

    private (string Libtorch, string Bindings) Found(LibtorchPlaces places)
    {
        (NativeFolder libtorch, NativeFolder bindings) = places.Find();
        return (Relative(libtorch), Relative(bindings));
    }

    private string Relative(NativeFolder folder) => Slashed(Path.GetRelativePath(_folder.Path, folder.Path));

    private static string Slashed(string path) => path.Replace(Path.DirectorySeparatorChar, '/');

    private static string Refusal(LibtorchPlaces places) => Should.Throw<NtkException>(() => places.Find()).Message;
}
